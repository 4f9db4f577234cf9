import { wholePercent } from '#app/core/shared/wholePercent.ts';
import type { Command } from 'commander';
import { looks as words } from '#app/i18n/en/looks.ts';
import { extendStudy } from '#app/services/looks/extendStudy.ts';
import { stopStudy } from '#app/services/looks/stopStudy.ts';
import { takeLook, type TakenLook } from '#app/services/looks/takeLook.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { filled } from '#app/i18n/filled.ts';
import { jsonOption } from '#scripts/cli/options.ts';

const DOING = { actor: COMMAND_LINE };

/** The commands for what a study declared beside its closing: looks, and an extension. */
export function registerLooks(study: Command, context: CommandContext): void {
  study
    .command('look')
    .description('take the look that is due; tells whether the study may stop, and no estimate')
    .argument('<study>', 'as `evenhand list` names it')
    .option('--stop', 'stop with the verdict where the look permits it')
    .addOption(jsonOption())
    .action(async (slug: string, { stop = false, json }: { stop?: boolean; json?: boolean }) => {
      const { db } = await context.database();
      const look = await takeLook(db, slug, DOING);
      const stops = stop && look.mayStop;
      if (stops) await stopStudy(db, slug, DOING);
      context.io.stdout(
        json === true ? `${JSON.stringify({ ...look, stopped: stops })}\n` : lookText(slug, look, stops),
      );
    });
  study
    .command('stop')
    .description('close a study whose last look permits it, with that verdict')
    .argument('<study>', 'as `evenhand list` names it')
    .action(async (slug: string) => {
      const { state } = await stopStudy((await context.database()).db, slug, DOING);
      context.io.stdout(`"${slug}" is ${state}.\n`);
    });
  study
    .command('extend')
    .description('ask for the items and judgments that were reserved before the study opened')
    .argument('<study>', 'as `evenhand list` names it')
    .option(
      '--panel <names...>',
      'the raters of a further panel, where a panel’s study reserved further judgments',
    )
    .addOption(jsonOption())
    .action(async (slug: string, { panel = [], json }: { panel?: readonly string[]; json?: boolean }) => {
      const { seats, ...extended } = await extendStudy((await context.database()).db, slug, {
        ...DOING,
        names: panel,
      });
      const links = seats.map(({ name, token }) => ({ name, link: `${context.origin}/r/${token}` }));
      context.io.stdout(
        json === true
          ? `${JSON.stringify({ study: slug, ...extended, panel: links })}\n`
          : [
              `"${slug}" is ${filled(words.cli.extended, { blocks: extended.blocks })}.\n`,
              ...links.map(({ name, link }) => `${name}: ${link}\n`),
            ].join(''),
      );
    });
}

function lookText(slug: string, { number, share, decisions, mayStop }: TakenLook, stopped: boolean): string {
  const next = stopped ? words.stopped : mayStop ? filled(words.cli.mayStop, { slug }) : words.cli.goOn;
  return [
    filled(words.cli.look, { number, share: wholePercent(share) }),
    ...decisions.map(({ system, outcome }) => `  ${filled(words.outcome[outcome], { system })}`),
    next,
    '',
  ].join('\n');
}
