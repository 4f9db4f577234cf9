import type { Command } from 'commander';
import { AppError } from '#app/core/shared/errors.ts';
import { eraseRater } from '#app/services/rating/eraseRater.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';

export function registerEraseRater(program: Command, context: CommandContext): void {
  program
    .command('erase-rater')
    .description('erase what identifies a rater, at their request; their ratings stay under a pseudonym')
    .argument('<study>', 'as `evenhand list` names it')
    .argument('<rater>', 'as the study names them: rater-03')
    .option('--yes', 'really erase it: this cannot be undone')
    .action(async (slug: string, rater: string, options: { yes?: boolean }) => {
      if (options.yes !== true) {
        throw new AppError('confirm-erase', { rater });
      }
      await eraseRater((await context.database()).db, slug, rater, { actor: COMMAND_LINE });
      context.io.stdout(`What identified ${rater} of "${slug}" is erased.\n`);
    });
}
