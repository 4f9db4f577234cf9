import type { Command } from 'commander';
import { exchangedVerdict } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { verdictText } from '#scripts/cli/verdictText.ts';

export function registerVerdict(program: Command, context: CommandContext): void {
  program
    .command('verdict')
    .description('the verdict on each candidate, with its evidence')
    .argument('<study>', 'as `evenhand list` names it')
    .addOption(jsonOption())
    .action(async (slug: string, options: { json?: boolean }) => {
      const report = await analyseStudy((await context.database()).db, slug);
      context.io.stdout(
        options.json === true ? `${JSON.stringify(exchangedVerdict(report))}\n` : verdictText(report),
      );
    });
}
