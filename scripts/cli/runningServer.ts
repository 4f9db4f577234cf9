import { AppError } from '#app/core/shared/errors.ts';
import { startServer } from '#app/server/start.ts';
import type { Database } from '#db/database.ts';
import type { JobQueue } from '#app/jobs/runner/queue.ts';
import { serveCommands } from '#scripts/commandSocket/server.ts';
import type { CommandContext } from './context.ts';
import { startOperations } from './operations.ts';
import { startWorker } from './startWorker.ts';
import { untilAborted } from './untilAborted.ts';

export interface Running {
  readonly url: string;
  readonly db: Database;
  readonly jobs: JobQueue;
  /** Resolves on SIGINT or SIGTERM. */
  readonly untilStopped: Promise<void>;
  close(): Promise<void>;
}

/** Database, jobs, pages, and the socket through which commands reach a folder that this process holds. */
export async function startEverything(
  context: CommandContext,
  { port, work = context.config.jobs }: { port: number; work?: boolean },
): Promise<Running> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new AppError('port-range');
  }
  const { config } = context;
  if (!work && config.database.kind === 'embedded') {
    throw new AppError('jobs-needed');
  }
  const [database, log] = [await context.database(), await context.log()];
  const jobs = await context.jobs({ work });
  const server = await startServer({
    db: database.db,
    jobs,
    host: config.host,
    port,
    origin: config.origin,
    trustedProxies: config.trustedProxies,
    dataFolder: config.dataFolder,
    models: config.models,
    startWorker: () => startWorker(config),
    log,
    leastFreeBytes: config.leastFreeBytes,
    review: config.review,
    webhooksPrivate: config.webhooksPrivate,
    drainMs: config.drainMs,
  });
  const operations = await startOperations(config, {
    db: database.db,
    log,
    draining: () => server.draining,
    metrics: server.metrics,
    readiness: server.readiness,
  });
  const socket =
    config.database.kind === 'embedded'
      ? await serveCommands({
          folder: config.database.folder,
          run: ({ argv, cwd, locale }, io, signal) =>
            context.run(argv, {
              ...context,
              io: { ...io, interactive: false, locale },
              cwd,
              signal,
              forwarded: true,
              origin: server.url,
            }),
        })
      : undefined;
  return {
    url: server.url,
    db: database.db,
    jobs,
    untilStopped: untilAborted(context.signal),
    async close() {
      // Jobs go back while requests under way are answered; health is told of until the end.
      await Promise.all([socket?.close(), server.close(), jobs.stop()]);
      await operations?.close();
    },
  };
}
