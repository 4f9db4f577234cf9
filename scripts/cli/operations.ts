import type { Config } from '#app/config/config.ts';
import type { Log } from '#app/log/log.ts';
import { createMetrics, type Metrics } from '#app/server/metrics.ts';
import { serveOperations, type Readiness } from '#app/server/operations.ts';
import { createReadiness } from '#app/server/readiness.ts';
import type { Database } from '#db/database.ts';

export interface OperationsParts {
  readonly db: Database;
  readonly log: Log;
  readonly draining: () => boolean;
  /** Of the process's pages; a process without pages has none to count. */
  readonly metrics?: Metrics;
  readonly readiness?: Readiness;
}

/** Health, readiness and metrics on the port that the configuration names; undefined where it names none. */
export async function startOperations(
  config: Config,
  parts: OperationsParts,
): Promise<{ port: number; close(): Promise<void> } | undefined> {
  const { port, host, metricsToken: token } = config.operations;
  if (port === undefined) return undefined;
  const { db, log, draining } = parts;
  const served = await serveOperations({
    host,
    port,
    token,
    metrics: parts.metrics ?? createMetrics(db, () => 'unknown', log),
    readiness:
      parts.readiness ??
      createReadiness({
        db,
        log,
        draining,
        dataFolder: config.dataFolder,
        leastFreeBytes: config.leastFreeBytes,
      }),
  });
  log.info({ host, port: served.port }, 'health and metrics are served');
  return served;
}
