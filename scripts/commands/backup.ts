import path from 'node:path';
import type { Command } from 'commander';
import { writeBackup } from '#db/backup/writeBackup.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';

export function registerBackup(program: Command, context: CommandContext): void {
  const { io } = context;
  program
    .command('backup')
    .description('write the embedded database to one file; a server that runs on it goes on')
    .requiredOption('--out <file>', 'the file to write, a gzipped tar')
    .option('--replace', 'write over the file if it is there')
    .addOption(jsonOption())
    .action(async (options: { out: string; replace?: boolean; json?: boolean }) => {
      const target = path.resolve(context.cwd, options.out);
      const { size, files, heldMs } = await writeBackup(await context.database(), target, {
        replace: options.replace === true,
      });
      io.stdout(
        options.json === true
          ? `${JSON.stringify({ file: target, size, files, heldMs: Math.round(heldMs) })}\n`
          : `${options.out}\t${size} bytes\tqueries waited ${Math.round(heldMs)} ms\n`,
      );
    });
}
