import type { Command } from 'commander';
import { AppError } from '#app/core/shared/errors.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { startOperations } from '#scripts/cli/operations.ts';
import { untilAborted } from '#scripts/cli/untilAborted.ts';

export function registerWorker(program: Command, context: CommandContext): void {
  program
    .command('worker')
    .description(
      'do the jobs (generation) of an installation on a PostgreSQL server, beside its web processes',
    )
    .action(() => runWorker(context));
}

/**
 * @throws AppError `configuration` with an embedded database, which a single process has to itself
 */
async function runWorker(context: CommandContext): Promise<void> {
  const { config } = context;
  if (config.database.kind === 'embedded') {
    throw new AppError('worker-needs-server', { folder: config.database.folder });
  }
  const [{ db }, log] = [await context.database(), await context.log()];
  const jobs = await context.jobs({ work: true });
  let draining = false;
  const operations = await startOperations(config, { db, log, draining: () => draining });
  log.info('worker started');
  context.io.stdout('The worker is at work.\n');
  await untilAborted(context.signal);
  draining = true;
  log.info('worker stops: its job goes back to the queue');
  await jobs.stop();
  await operations?.close();
  log.info('worker stopped');
}
