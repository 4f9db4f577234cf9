import type { Command } from 'commander';
import type { CommandContext } from '#scripts/cli/context.ts';
import { startEverything } from '#scripts/cli/runningServer.ts';

export function registerServe(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('serve the pages; the first visit to an empty installation sets up the account')
    .option('--port <number>', 'port to listen on (default: PORT, else 3000)', Number)
    .option('--no-jobs', 'leave jobs to workers (`evenhand worker`), as EVENHAND_JOBS=off does')
    .action(async (options: { port?: number; jobs: boolean }) => {
      const running = await startEverything(context, {
        port: options.port ?? context.config.port,
        work: options.jobs && context.config.jobs,
      });
      context.io.stdout(`Evenhand is at ${running.url}\n`);
      await running.untilStopped;
      await running.close();
    });
}
