import path from 'node:path';
import { Option, type Command } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '#app/services/export/exportFile.ts';
import { exportStudy, exportStudyZip } from '#app/services/export/exportStudy.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';

interface ExportOptions {
  readonly out: string;
  readonly format: ExportFormat;
  readonly bom?: boolean;
  readonly json?: boolean;
}

export function registerExport(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description('write the study as CSV, JSON Lines or Parquet, with a data dictionary')
    .argument('<study>', 'as `evenhand list` names it')
    .requiredOption(
      '--out <place>',
      'a folder for the files, made if it is not there, or a file that ends in .zip',
    )
    .addOption(
      new Option(
        '--format <format>',
        'csv; jsonl: the same rows as typed JSON, without the guard for spreadsheets; or parquet',
      )
        .choices(EXPORT_FORMATS)
        .default('csv'),
    )
    .option('--bom', 'begin CSV with a byte order mark, so that Excel reads it as UTF-8')
    .addOption(jsonOption())
    .action(async (slug: string, { out, format, bom = false, json = false }: ExportOptions) => {
      const place = path.resolve(context.cwd, out);
      const { db } = await context.database();
      const doing = { actor: COMMAND_LINE, form: { format, bom } };
      const zipped = /\.zip$/i.test(out);
      const files = await (zipped ? exportStudyZip : exportStudy)(db, slug, place, doing);
      if (json) {
        context.io.stdout(`${JSON.stringify({ [zipped ? 'zip' : 'folder']: place, files })}\n`);
        return;
      }
      for (const { file, rows } of files) context.io.stdout(`${path.join(out, file)}\t${rows} rows\n`);
    });
}
