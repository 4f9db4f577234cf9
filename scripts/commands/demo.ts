import type { Command } from 'commander';
import type { CommandContext } from '#scripts/cli/context.ts';
import { startEverything, type Running } from '#scripts/cli/runningServer.ts';
import { isAppError } from '#app/core/shared/errors.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { demoAccount, keepAccount } from '#scripts/demo/account.ts';
import { sampleStudy, prepareAndOpen } from '#scripts/demo/sampleStudy.ts';
import { rateWithSimulatedRaters } from '#scripts/demo/simulatedRaters.ts';
import { tryOutLink } from '#scripts/demo/tryOutStudy.ts';

export function registerDemo(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description('run the sample study to its verdict with simulated raters, then serve it')
    .option('--port <number>', 'port to listen on (default: PORT, else 3000, else any free one)', Number)
    .option('--exit', 'end when the verdict is there instead of serving')
    .action(async (options: { port?: number; exit?: boolean }) => {
      keepAccount(context.config.dataFolder);
      const running = await startOnFreePort(context, options.port);
      try {
        await runDemo(context, running, options.exit === true);
      } finally {
        await running.close();
      }
    });
}

async function startOnFreePort(context: CommandContext, wanted: number | undefined): Promise<Running> {
  try {
    return await startEverything(context, { port: wanted ?? context.config.port });
  } catch (error) {
    if (wanted !== undefined || !isAppError(error) || error.code !== 'unavailable') throw error;
    return await startEverything(context, { port: 0 });
  }
}

async function runDemo(context: CommandContext, running: Running, exit: boolean): Promise<void> {
  const { io, signal } = context;
  const { db } = running;
  const account = await demoAccount(db, context.config.dataFolder);
  const slug = await sampleStudy(db);
  await prepareAndOpen(running, slug, context);
  await rateWithSimulatedRaters(context, running, slug);
  if (signal.aborted) return;
  const state = await closeStudy(db, slug);
  io.stderr('Computing agreement, measures and verdict …\n');
  const report = await analyseStudy(db, state.slug);
  const link = await tryOutLink(db, slug, running.url);

  io.stdout(`\n${report.study.name}\n`);
  io.stdout(`All ${report.progress.raters} raters of this study are simulated.\n\n`);
  for (const candidate of report.verdict.candidates) {
    io.stdout(`  ${candidate.system}: ${candidate.decision.toUpperCase()}\n  ${candidate.sentence}\n\n`);
  }
  io.stdout(
    [
      `Report          ${running.url}/studies/${slug}/report`,
      `Rate yourself   ${link}`,
      `Lead's sign-in  ${running.url}/sign-in   ${account.email}   ${account.password}`,
      '',
    ].join('\n'),
  );
  if (exit) return;
  io.stdout('Ctrl+C stops the server; `npm run demo` goes on with what is there.\n');
  await running.untilStopped;
}
