import type { Command } from 'commander';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import { studySeries } from '#app/services/analysis/studySeries.ts';
import { repeatStudy } from '#app/services/studies/repeatStudy.ts';
import type { ItemColumns } from '#app/services/studies/parseItems.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { seriesText } from '#scripts/cli/seriesText.ts';
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
      const repeated = await repeatStudy(
        (await context.database()).db,
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
          ? `${JSON.stringify({ study: repeated.slug })}\n`
          : `${read?.told ?? ''}Created "${repeated.slug}". Next: evenhand prepare ${repeated.slug}\n`,
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
