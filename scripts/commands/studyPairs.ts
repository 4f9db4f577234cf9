import type { Command } from 'commander';
import { differingPairs } from '#app/services/pairs/differingPairs.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { pairsText } from '#scripts/cli/pairsText.ts';

/** `evenhand study pairs`: the pairs that a lead reads before opening, with what was ticked in them. */
export function registerPairs(study: Command, context: CommandContext): void {
  study
    .command('pairs')
    .description(
      'the twenty pairs of each candidate that differ most from the baseline’s texts, the faults that were ticked in them, and those that no control tries',
    )
    .argument('<study>', 'as `evenhand list` names it')
    .addOption(jsonOption())
    .action(async (slug: string, { json }: { json?: boolean }) => {
      const pairs = await differingPairs((await context.database()).db, slug);
      context.io.stdout(json === true ? `${JSON.stringify(pairs)}\n` : pairsText(pairs));
    });
}
