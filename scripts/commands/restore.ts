import path from 'node:path';
import type { Command } from 'commander';
import { AppError } from '#app/core/shared/errors.ts';
import { restoreBackup } from '#db/backup/restoreBackup.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';

export function registerRestore(program: Command, context: CommandContext): void {
  const { io } = context;
  program
    .command('restore')
    .description('put the database of a backup into the data folder; no server may run on it')
    .argument('<file>', 'as `evenhand backup` wrote it')
    .option('--replace', 'take the place of a database that is there, which is kept under another name')
    .addOption(jsonOption())
    .action(async (file: string, options: { replace?: boolean; json?: boolean }) => {
      const { database } = context.config;
      if (database.kind === 'server') {
        throw new AppError('restore-to-server');
      }
      const restored = await restoreBackup(path.resolve(context.cwd, file), database.folder, {
        replace: options.replace === true,
      });
      if (options.json === true) {
        io.stdout(`${JSON.stringify(restored)}\n`);
        return;
      }
      io.stdout(`Restored into ${database.folder}, as of ${restored.madeAt}.\n`);
      if (restored.before !== null) io.stdout(`What was there is kept in ${restored.before}.\n`);
    });
}
