import type { Command } from 'commander';
import { AppError } from '#app/core/shared/errors.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import { deleteStudy } from '#app/services/studies/deleteStudy.ts';
import type { CommandContext } from '#scripts/cli/context.ts';

export function registerDelete(program: Command, context: CommandContext): void {
  program
    .command('delete')
    .description('delete a study that has not been opened, with its outputs; its record stays')
    .argument('<study>', 'as `evenhand list` names it')
    .option('--yes', 'really delete it: this cannot be undone')
    .action(async (slug: string, options: { yes?: boolean }) => {
      if (options.yes !== true) {
        throw new AppError('confirm-delete', { slug });
      }
      await deleteStudy((await context.database()).db, slug, { actor: COMMAND_LINE });
      context.io.stdout(`"${slug}" is deleted.\n`);
    });
}
