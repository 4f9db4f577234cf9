import { Option, type Command } from 'commander';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { OUTPUT_COLUMNS, parseOutputs, type OutputsFormat } from '#app/services/generation/parseOutputs.ts';
import type { SaidColumns } from '#app/services/imports/columnMap.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { columnsOption } from '#scripts/files/columns.ts';
import { readAs, readImportFile } from '#scripts/files/imports.ts';

interface ImportOptions {
  readonly system?: string;
  readonly map?: SaidColumns;
  readonly outputs: string;
  readonly format?: OutputsFormat;
  readonly replace?: boolean;
  readonly json?: boolean;
}

export function registerImportOutputs(program: Command, context: CommandContext): void {
  program
    .command('import-outputs')
    .description('take outputs that were made elsewhere into a study that is a draft, all of them or none')
    .argument('<study>', 'as `evenhand list` names it')
    .option(
      '--system <name>',
      'the system that all outputs are of, whose provider is "import"; without it the file says of which each is',
    )
    .requiredOption(
      '--outputs <file>',
      'JSON Lines, or CSV or XLSX with a header: item, output, system?, tokens?, finishReason?, latencyMs?, logprobs?',
    )
    .option(
      '--map <columns>',
      'which columns mean what: item=Nr,output=Antwort,system=Modell; or output:<system>=… where each system has a column (may be repeated)',
      columnsOption(OUTPUT_COLUMNS, 'output'),
    )
    .addOption(
      new Option('--format <format>', 'what the file is (default: what it looks like)').choices([
        'jsonl',
        'csv',
      ]),
    )
    .option('--replace', 'let outputs that are there already give way to different ones')
    .addOption(jsonOption())
    .action(async (slug: string, options: ImportOptions) => {
      const found = await readImportFile(context.cwd, options.outputs);
      const { db } = await context.database();
      const result = await importOutputs(
        db,
        {
          ...parseOutputs(found.body, options.format, options.map),
          fileHash: found.fileHash,
          slug,
          system: options.system,
          replace: options.replace === true,
        },
        { actor: COMMAND_LINE },
      );
      if (options.json === true) {
        context.io.stdout(`${JSON.stringify(result)}\n`);
        return;
      }
      context.io.stdout(readAs(found));
      if (result.systems.length === 0) context.io.stdout('The file has no outputs.\n');
      for (const { system, imported, unchanged, missing, firstMissing } of result.systems) {
        const there = unchanged === 0 ? '' : ` ${unchanged} were there already.`;
        context.io.stdout(`Imported ${imported} outputs of ${system}.${there}\n`);
        if (missing === 0) continue;
        context.io.stdout(
          `${missing} items have no output of ${system} yet (the first is "${firstMissing}"); without them the study cannot be prepared.\n`,
        );
      }
    });
}
