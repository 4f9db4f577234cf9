import { Option, type Command } from 'commander';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { parseOutputs, type OutputsFormat } from '#app/services/generation/parseOutputs.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { readAs, readImportFile } from '#scripts/files/imports.ts';

interface ImportOptions {
  readonly system: string;
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
    .requiredOption('--system <name>', 'a system of the study whose provider is "import"')
    .requiredOption(
      '--outputs <file>',
      'JSON Lines, or CSV or XLSX with a header: item, output, tokens?, finishReason?, latencyMs?, logprobs?',
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
          ...parseOutputs(found.body, options.format),
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
      const { imported, unchanged, missing, firstMissing } = result;
      context.io.stdout(readAs(found));
      const there = unchanged === 0 ? '' : ` ${unchanged} were there already.`;
      context.io.stdout(`Imported ${imported} outputs of ${options.system}.${there}\n`);
      if (missing > 0) {
        context.io.stdout(
          `${missing} items have no output of ${options.system} yet (the first is "${firstMissing}"); without them the study cannot be prepared.\n`,
        );
      }
    });
}
