import type { Command } from 'commander';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import type { CommandContext } from '#scripts/cli/context.ts';

export function registerInvite(program: Command, context: CommandContext): void {
  program
    .command('invite')
    .description("print a rater's link; anyone who has it can rate")
    .argument('<study>', 'as `evenhand list` names it')
    .option('--label <text>', 'what the link is for, seen by leads only', 'link')
    .option('--group <name>', 'the group of the raters who come by this link')
    .action(async (slug: string, options: { label: string; group?: string }) => {
      const { token } = await createInvitation((await context.database()).db, { slug, ...options });
      context.io.stdout(`${context.origin}/r/${token}\n`);
    });
}
