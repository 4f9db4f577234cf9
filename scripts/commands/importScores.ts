import type { Command } from 'commander';
import { importScores } from '#app/services/analysis/importScores.ts';
import { parseScores } from '#app/services/analysis/parseScores.ts';
import type { SaidColumns } from '#app/services/imports/columnMap.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { columnsOption } from '#scripts/files/columns.ts';
import { readAs, readImportFile } from '#scripts/files/imports.ts';

interface ImportOptions {
  readonly measure: string;
  readonly scores: string;
  readonly map?: SaidColumns;
  readonly replace?: boolean;
  readonly json?: boolean;
}

export function registerImportScores(program: Command, context: CommandContext): void {
  program
    .command('import-scores')
    .description("take scores of a study's custom measure that were computed elsewhere, all of them or none")
    .argument('<study>', 'as `evenhand list` names it')
    .requiredOption(
      '--measure <name>',
      "one of the study's custom measures (customMeasures in its configuration)",
    )
    .requiredOption(
      '--scores <file>',
      'CSV or XLSX with a header: item, system, score; or JSON Lines with these fields',
    )
    .option(
      '--map <columns>',
      'which columns mean what: item=Nr,system=Modell,score=Wert (may be repeated)',
      columnsOption(['item', 'system', 'score']),
    )
    .option('--replace', 'let scores that are there already give way to different ones')
    .addOption(jsonOption())
    .action(async (slug: string, options: ImportOptions) => {
      const found = await readImportFile(context.cwd, options.scores);
      const { db } = await context.database();
      const result = await importScores(
        db,
        {
          ...parseScores(found.body, options.map),
          fileHash: found.fileHash,
          slug,
          measure: options.measure,
          replace: options.replace === true,
        },
        { actor: COMMAND_LINE },
      );
      if (options.json === true) {
        context.io.stdout(`${JSON.stringify(result)}\n`);
        return;
      }
      context.io.stdout(readAs(found));
      const there = result.unchanged === 0 ? '' : ` ${result.unchanged} were there already.`;
      context.io.stdout(`Imported ${result.imported} scores of ${options.measure}.${there}\n`);
      for (const { system, outputs, first } of result.missing) {
        context.io.stdout(
          `${outputs} outputs of ${system} have none yet (the first is that of "${first}").\n`,
        );
      }
    });
}
