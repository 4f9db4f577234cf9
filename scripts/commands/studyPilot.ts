import { Option, type Command } from 'commander';
import { adoptPilot } from '#app/services/pilots/adoptPilot.ts';
import { createPilot, PILOT_SIZE } from '#app/services/pilots/createPilot.ts';
import { openPilot } from '#app/services/pilots/openPilot.ts';
import { pilotResult } from '#app/services/pilots/pilotResult.ts';
import { studyPilots } from '#app/services/pilots/studyToPilot.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Database } from '#db/database.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { adoptedText, madePilotText, openPilotText, pilotText } from '#scripts/cli/pilotText.ts';
import { parseCount } from '#scripts/generation/parseCount.ts';

interface PilotOptions {
  readonly items?: number;
  readonly raters?: number;
  readonly withoutItems?: boolean;
  readonly open?: boolean;
  readonly result?: boolean;
  readonly adopt?: boolean;
  readonly json?: boolean;
}

/** `evenhand study pilot`: makes a pilot of a study, opens it, and shows and adopts what it tells. */
export function registerPilot(study: Command, context: CommandContext): void {
  study
    .command('pilot')
    .summary('a small round beforehand that tells what controls cost and how people and texts vary')
    .description(
      'Makes a pilot of a study that has all its outputs and has not opened: a sample of its items, judged by a few ' +
        'vetted people. With --open, --result or --adopt it works on a pilot that is there, by its own name or that of ' +
        'the study whose latest it is; --open makes one first where a size is said or none waits.',
    )
    .argument('<study>', 'as `evenhand list` names it')
    .option('--items <n>', `items of the sample (default: ${PILOT_SIZE.items})`, parseCount)
    .option('--raters <n>', `how many people judge each (default: ${PILOT_SIZE.raters})`, parseCount)
    .option('--without-items', 'the study itself does not ask about these items later')
    .option('--open', 'open the pilot and print the link for its raters')
    .addOption(new Option('--result', 'show what it tells').conflicts(['open', ...SIZES]))
    .addOption(
      new Option('--adopt', 'write D and its components into the study').conflicts([
        'open',
        'result',
        ...SIZES,
      ]),
    )
    .addOption(jsonOption())
    .action(async (slug: string, options: PilotOptions) => {
      const { db } = await context.database();
      const doing = { actor: COMMAND_LINE };
      const { items, raters, withoutItems, json = false } = options;
      const print = (answer: object, text: string) =>
        context.io.stdout(json ? `${JSON.stringify(answer)}\n` : text);
      if (options.result === true) {
        const result = await pilotResult(db, slug);
        return print(result, pilotText(result));
      }
      if (options.adopt === true) {
        const adoption = await adoptPilot(db, slug, doing);
        return print(adoption, adoptedText(adoption));
      }
      const sized = items !== undefined || raters !== undefined || withoutItems !== undefined;
      const made =
        options.open === true && !sized && (await hasPilotToOpen(db, slug))
          ? null
          : await createPilot(
              db,
              slug,
              {
                ...(items !== undefined && { items }),
                ...(raters !== undefined && { raters }),
                ...(withoutItems !== undefined && { withoutItems }),
              },
              doing,
            );
      if (options.open !== true) return print(made!, madePilotText(made!));
      const { slug: pilot, token } = await openPilot(db, made?.slug ?? slug, doing);
      const opened = { pilot, link: `${context.origin}/r/${token}` };
      return print(
        { ...made, ...opened },
        `${made === null ? '' : madePilotText(made)}${openPilotText(opened)}`,
      );
    });
}

/** Whether a slug means a pilot that is there: its own, or one of the study's that is not over. */
async function hasPilotToOpen(db: Database, slug: string): Promise<boolean> {
  const study = await requireStudy(db, slug);
  if (study.pilot_of !== null) return true;
  const { pilots } = await studyPilots(db, study);
  return pilots.some(({ state }) => state === 'ready' || state === 'open' || state === 'paused');
}

/** Options that say what pilot to make. */
const SIZES = ['items', 'raters', 'withoutItems'];
