import type { Command } from 'commander';
import { DEFAULT_LIMITS } from '#app/core/studies/linkLimits.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import { createInvitation, type NewInvitation } from '#app/services/studies/createInvitation.ts';
import type { CommandContext } from '#scripts/cli/context.ts';

export function registerInvite(program: Command, context: CommandContext): void {
  program
    .command('invite')
    .description("print a rater's link; anyone who has it can rate")
    .argument('<study>', 'as `evenhand list` names it')
    .option('--label <text>', 'what the link is for, seen by leads only', 'link')
    .option('--group <name>', 'the group of the raters who come by this link')
    .option('--most-raters <number>', 'how many may join by it', Number, DEFAULT_LIMITS.mostRaters)
    .option(
      '--most-per-address <number>',
      'how many of them from one network within a day; raise it for a classroom',
      Number,
      DEFAULT_LIMITS.mostPerAddress,
    )
    .option('--completion <text>', 'code or return address (https) for raters who are done')
    .option('--screened-out <text>', 'the same for those who are not taken')
    .action(async (slug: string, options: Omit<NewInvitation, 'slug'>) => {
      const { token } = await createInvitation(
        (await context.database()).db,
        { slug, ...options },
        { actor: COMMAND_LINE },
      );
      context.io.stdout(`${context.origin}/r/${token}\n`);
    });
}
