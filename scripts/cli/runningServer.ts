import { AppError } from '#app/core/shared/errors.ts';
import { startServer } from '#app/server/start.ts';
import type { Database } from '#db/database.ts';
import type { JobQueue } from '#app/jobs/runner/queue.ts';
import { serveCommands } from '#scripts/commandSocket/server.ts';
import type { CommandContext } from './context.ts';

export interface Running {
  readonly url: string;
  readonly db: Database;
  readonly jobs: JobQueue;
  /** Resolves on SIGINT or SIGTERM. */
  readonly untilStopped: Promise<void>;
  close(): Promise<void>;
}

/** Database, jobs, pages, and the socket through which commands reach a folder that this process holds. */
export async function startEverything(context: CommandContext, { port }: { port: number }): Promise<Running> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new AppError('invalid_input', `--port must be a number from 0 to 65535.`);
  }
  const { config } = context;
  const database = await context.database();
  const jobs = await context.jobs();
  const server = await startServer({
    db: database.db,
    jobs,
    host: config.host,
    port,
    origin: config.origin,
    trustedProxies: config.trustedProxies,
    dataFolder: config.dataFolder,
    models: config.models,
    log: context.log,
  });
  const socket =
    config.database.kind === 'embedded'
      ? await serveCommands({
          folder: config.database.folder,
          run: ({ argv, cwd }, io, signal) =>
            context.run(argv, {
              ...context,
              io: { ...io, interactive: false },
              cwd,
              signal,
              origin: server.url,
            }),
        })
      : undefined;
  return {
    url: server.url,
    db: database.db,
    jobs,
    untilStopped: new Promise((resolve) => {
      if (context.signal.aborted) resolve();
      context.signal.addEventListener('abort', () => resolve(), { once: true });
    }),
    async close() {
      await socket?.close();
      await server.close();
      await jobs.stop();
    },
  };
}
