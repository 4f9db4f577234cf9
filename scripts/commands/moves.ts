import type { Command } from 'commander';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import type { CommandContext } from '#scripts/cli/context.ts';

/** The commands that move a study from one state to the next. */
export function registerMoves(program: Command, context: CommandContext): void {
  const moves = [
    ['open', 'open a study for raters; from now on what they see and what is tested is frozen', openStudy],
    ['pause', 'take a study from raters for a while; `open` goes on', pauseStudy],
    ['close', 'end the rating; the report shows its estimates from now on', closeStudy],
    ['withdraw', 'end a study without a verdict, before it is closed', withdrawStudy],
  ] as const;
  for (const [name, description, move] of moves) {
    program
      .command(name)
      .description(description)
      .argument('<study>', 'as `evenhand list` names it')
      .action(async (slug: string) => {
        const { state } = await move((await context.database()).db, slug, { actor: COMMAND_LINE });
        context.io.stdout(`"${slug}" is ${state}.\n`);
      });
  }
}
