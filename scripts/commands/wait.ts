import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { isJudged } from '#app/core/reports/buildReport.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { parseDuration, type Duration } from '#scripts/cli/duration.ts';

interface WaitOptions {
  readonly timeout?: Duration;
  readonly every: Duration;
}

/** `evenhand wait`: for pipelines that go on once people have judged. */
export function registerWait(program: Command, context: CommandContext): void {
  program
    .command('wait')
    .description('wait until a study is closed; ends with 0 then, with 3 where it is withdrawn')
    .argument('<study>', 'as `evenhand list` names it')
    .requiredOption('--closed', 'until it is closed')
    .option('--timeout <time>', 'give up after 90s, 30m, 12h or 7d, with exit code 75', parseDuration)
    .option('--every <time>', 'how often to look', parseDuration, parseDuration('10s'))
    .action(async (slug: string, { timeout, every }: WaitOptions) => {
      const { db, kind } = await context.database();
      const until = timeout === undefined ? Infinity : Date.now() + timeout.ms;
      let told: StudyState | null = null;
      for (;;) {
        const study = await requireStudy(db, slug);
        const { state } = study;
        if (isJudged(study)) break;
        if (state === 'withdrawn') throw new AppError('wait-withdrawn', { slug });
        if (kind === 'embedded' && context.forwarded !== true) {
          const folder = context.config.dataFolder;
          throw new AppError('wait-holds-database', { slug, state, folder });
        }
        const left = until - Date.now();
        if (left <= 0) throw new AppError('wait-over', { slug, state, waited: timeout!.text });
        if (told !== state) context.io.stderr(`"${slug}" is ${state}.\n`);
        told = state;
        await pause(Math.min(every.ms, left), undefined, { signal: context.signal }).catch(() => {
          throw new AppError('waiting-stopped', { slug, state });
        });
      }
      context.io.stdout(`"${slug}" is ${(await requireStudy(db, slug)).state}.\n`);
    });
}
