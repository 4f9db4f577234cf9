import path from 'node:path';
import type { Command } from 'commander';
import { exportStudy } from '#app/services/export/exportStudy.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';

export function registerExport(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description('write the study as CSV files with a data dictionary')
    .argument('<study>', 'as `evenhand list` names it')
    .requiredOption('--out <folder>', 'folder for the files; made if it is not there')
    .addOption(jsonOption())
    .action(async (slug: string, options: { out: string; json?: boolean }) => {
      const folder = path.resolve(context.cwd, options.out);
      const files = await exportStudy((await context.database()).db, slug, folder, {
        actor: COMMAND_LINE,
      });
      if (options.json === true) {
        context.io.stdout(`${JSON.stringify({ folder, files })}\n`);
        return;
      }
      for (const { file, rows } of files)
        context.io.stdout(`${path.join(options.out, file)}\t${rows} rows\n`);
    });
}
