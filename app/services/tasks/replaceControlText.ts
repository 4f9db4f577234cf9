import { createHash } from 'node:crypto';
import { AppError } from '#app/core/shared/errors.ts';
import { controlProblems } from '#app/core/tasks/controlProblems.ts';
import type { Database } from '#db/database.ts';
import { findControl, setOutputText } from '#db/queries/controls.ts';
import { insertEvent } from '#db/queries/events.ts';
import { outputTexts } from '#db/queries/tasks.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { requireLocked } from '../studies/requireStudy.ts';

/**
 * Gives a control the text that a lead wrote for it, before the study opens. Making the tasks anew makes the
 * controls anew as well.
 *
 * @param control its id, see `listControls`
 * @throws AppError `not_found`; `invalid_input` for a text that is empty, too long or a system's own; `conflict`
 *   where the study is not ready: before, there are no controls, and afterwards they are frozen
 */
export async function replaceControlText(
  db: Database,
  slug: string,
  control: number,
  text: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    const found = await findControl(trx, study.id, control);
    if (found === undefined) throw new AppError('no-such-control', { slug });
    if (study.state !== 'ready') {
      throw new AppError('controls-fixed', { slug, state: study.state });
    }
    const taken = (await outputTexts(trx, [found.itemId])).filter(({ id }) => id !== control);
    const problems = controlProblems(
      text,
      taken.map((output) => output.text),
    );
    if (problems.length > 0) {
      throw new AppError('control-refused', { first: problems[0]! }, { problems });
    }
    const hash = createHash('sha256').update(text).digest('hex');
    await setOutputText(trx, control, text, hash);
    const detail = { item: found.item, criterion: found.criterion };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'control-replaced', detail });
  });
}
