import type { Command } from 'commander';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import { studySeries } from '#app/services/analysis/studySeries.ts';
import type { NextMargin } from '#app/services/repeats/nextMargin.ts';
import { repeatStudy } from '#app/services/repeats/repeatStudy.ts';
import { studyToRepeat } from '#app/services/repeats/studyToRepeat.ts';
import type { ItemColumns } from '#app/services/studies/parseItems.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { seriesText } from '#scripts/cli/seriesText.ts';
import { registerStudyCode } from './studyCode.ts';
import { registerLooks } from './studyLooks.ts';
import { readCandidate } from '#scripts/files/candidate.ts';
import { parseColumns, readItemsFile } from '#scripts/files/items.ts';
import { registerPairs } from './studyPairs.ts';
import { registerPilot } from './studyPilot.ts';

interface RepeatOptions {
  readonly candidate: readonly string[];
  readonly name?: string;
  readonly items?: string;
  readonly map?: ItemColumns;
  readonly json?: boolean;
}

export function registerStudy(program: Command, context: CommandContext): void {
  const study = program.command('study').description('what is done with a whole study');
  registerStudyCode(study, context);
  registerLooks(study, context);
  study
    .command('repeat')
    .description(
      'a new draft with the protocol, margins, items and baseline of a study, and other candidates; the baseline’s outputs are taken along where the items are the same',
    )
    .argument('<study>', 'as `evenhand list` names it')
    .requiredOption(
      '--candidate <system...>',
      'name=folder of a model, a JSON file with a system as a configuration has it, or a name whose outputs are imported',
    )
    .option('--name <name>', 'of the new study; by default that of the study')
    .option('--items <file>', 'fresh items in place of those of the study')
    .option('--map <columns>', 'which columns of a table mean what: prompt=Frage', parseColumns)
    .addOption(jsonOption())
    .action(async (slug: string, { candidate, name, items: file, map, json }: RepeatOptions) => {
      const candidates = await Promise.all(candidate.map((one) => readCandidate(context.cwd, one)));
      const read = file === undefined ? null : await readItemsFile(context.cwd, file, map);
      const { db } = await context.database();
      const { margin } = await studyToRepeat(db, slug);
      const repeated = await repeatStudy(
        db,
        slug,
        {
          candidates,
          access: context.config.models,
          ...(name !== undefined && { name }),
          ...(read !== null && { items: read.items }),
        },
        { actor: COMMAND_LINE },
      );
      context.io.stdout(
        json === true
          ? `${JSON.stringify({ study: repeated.slug, margin })}\n`
          : `${read?.told ?? ''}Created "${repeated.slug}".${marginText(margin)} Next: evenhand prepare ${repeated.slug}\n`,
      );
    });
  registerPilot(study, context);
  registerPairs(study, context);
  study
    .command('series')
    .description('what the closed studies found that repeat one another, in the order in which they closed')
    .argument('<study>', 'any of them')
    .addOption(jsonOption())
    .action(async (slug: string, { json }: { json?: boolean }) => {
      const series = await studySeries((await context.database()).db, slug);
      context.io.stdout(json === true ? `${JSON.stringify(series)}\n` : seriesText(series));
    });
}

/** What the series' rule made of its margin. */
function marginText(margin: NextMargin | null): string {
  if (margin === null) return '';
  const { from, to, studies } = margin;
  const after = `after ${studies} studies in a row without a loss`;
  return ` By its rule the accepted loss on criteria fell from ${from.accept} to ${to.accept} of the range, ${after}.`;
}
