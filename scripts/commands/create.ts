import type { Command } from 'commander';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import type { ItemColumns } from '#app/services/studies/parseItems.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { readConfiguration } from '#scripts/files/configuration.ts';
import { parseColumns, readItemsFile } from '#scripts/files/items.ts';

interface CreateOptions {
  readonly items: string;
  readonly map?: ItemColumns;
  readonly json?: boolean;
}

export function registerCreate(program: Command, context: CommandContext): void {
  program
    .command('create')
    .description('create a study from a configuration file and an items file')
    .argument('<configuration>', 'JSON file; model folders in it are relative to the file')
    .requiredOption(
      '--items <file>',
      'JSON Lines: {"item", "prompt", "references"?, "source"?, "segment"?, "language"?}, or CSV or XLSX with such columns',
    )
    .option(
      '--map <columns>',
      'which columns of a table mean what: prompt=Frage,references=Antwort (may be repeated)',
      parseColumns,
    )
    .addOption(jsonOption())
    .action(async (file: string, options: CreateOptions) => {
      const configuration = await readConfiguration(context.cwd, file);
      const { items, told } = await readItemsFile(context.cwd, options.items, options.map);
      const study = await createStudy(
        (await context.database()).db,
        {
          configuration,
          items,
          access: context.config.models,
        },
        { actor: COMMAND_LINE },
      );
      context.io.stdout(
        options.json === true
          ? `${JSON.stringify({ study: study.slug })}\n`
          : `${told}Created "${study.slug}" with ${items.length} items. Next: evenhand prepare ${study.slug}\n`,
      );
    });
}
