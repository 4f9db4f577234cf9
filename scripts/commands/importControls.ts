import type { Command } from 'commander';
import type { SaidColumns } from '#app/services/imports/columnMap.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { ControlsGiven } from '#app/services/tasks/giveControls.ts';
import { importControls } from '#app/services/tasks/importControls.ts';
import { parseControls } from '#app/services/tasks/parseControls.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { columnsOption } from '#scripts/files/columns.ts';
import { readAs, readImportFile } from '#scripts/files/imports.ts';

interface ImportOptions {
  readonly map?: SaidColumns;
  readonly replace?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}

export function registerImportControls(program: Command, context: CommandContext): void {
  program
    .command('import-controls')
    .description('take controls that you wrote into a study that is a draft or ready, all of them or none')
    .argument('<study>', 'as `evenhand list` names it')
    .argument(
      '<file>',
      'CSV or XLSX with a header: item, criterion, dose (slight, gross, or system for a worse system’s text, without a criterion), text, source_system?; or JSON Lines with these fields',
    )
    .option(
      '--map <columns>',
      'which columns mean what: item=Nr,text=Fassung (may be repeated)',
      columnsOption(['item', 'criterion', 'dose', 'text', 'source_system']),
    )
    .option('--replace', 'let controls of yours that are there already give way to different ones')
    .option('--check', 'only say what would be imported')
    .addOption(jsonOption())
    .action(
      async (slug: string, file: string, { replace = false, check = false, json, map }: ImportOptions) => {
        const found = await readImportFile(context.cwd, file);
        const { db } = await context.database();
        const given = { ...parseControls(found.body, map), fileHash: found.fileHash, slug, replace, check };
        const result = await importControls(db, given, { actor: COMMAND_LINE });
        context.io.stdout(
          json === true ? `${JSON.stringify(result)}\n` : readAs(found) + told(result, check),
        );
      },
    );
}

function told({ imported, replaced, unchanged, counts, lengths }: ControlsGiven, check: boolean): string {
  const lines = [
    `${check ? 'Controls that would be imported' : 'Controls imported'}: ${imported}, in the place of others ${replaced}; there already: ${unchanged}.`,
    ...counts.map(({ criterion, dose, count }) => `  ${criterion ?? 'all criteria'}: ${count} ${dose}`),
  ];
  const [first] = lengths;
  if (first !== undefined) {
    const percent = Math.round(Math.abs(first.change) * 100);
    lines.push(
      `Slight ones that differ from their source by more than 5 % in length: ${lengths.length}, most "${first.item}" by ${percent} %. Raters may tell them by that.`,
    );
  }
  return `${lines.join('\n')}\n`;
}
