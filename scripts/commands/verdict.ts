import type { Command } from 'commander';
import { exchangedVerdict } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { pilotResult } from '#app/services/pilots/pilotResult.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { pilotText } from '#scripts/cli/pilotText.ts';
import { verdictText } from '#scripts/cli/verdictText.ts';

export function registerVerdict(program: Command, context: CommandContext): void {
  program
    .command('verdict')
    .description('the verdict on each candidate, with its evidence; of a pilot what it tells')
    .argument('<study>', 'as `evenhand list` names it')
    .addOption(jsonOption())
    .action(async (slug: string, options: { json?: boolean }) => {
      const { db } = await context.database();
      if ((await requireStudy(db, slug)).pilot_of !== null) {
        const told = await pilotResult(db, slug);
        context.io.stdout(options.json === true ? `${JSON.stringify(told)}\n` : pilotText(told));
        return;
      }
      const report = await analyseStudy(db, slug);
      context.io.stdout(
        options.json === true ? `${JSON.stringify(exchangedVerdict(report))}\n` : verdictText(report),
      );
    });
}
