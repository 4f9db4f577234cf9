import { createHash } from 'node:crypto';
import { AppError } from '#app/core/shared/errors.ts';
import { LEAD, controlSystemName } from '#app/core/tasks/controls.ts';
import { controlProblems } from '#app/core/tasks/controlProblems.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { findControl, moveControl, setOutputText, type FoundControl } from '#db/queries/controls.ts';
import { upsertControlTexts } from '#db/queries/controlTexts.ts';
import { insertEvent } from '#db/queries/events.ts';
import { insertSystems, listSystems } from '#db/queries/systems.ts';
import { outputTexts } from '#db/queries/tasks.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { requireLocked } from '../studies/requireStudy.ts';
import { controlSystemRow } from './storeControls.ts';

/**
 * Gives a control the text that a lead wrote for it, before the study opens. It is the lead's own from then on, and
 * stays when the tasks are made anew.
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
    await makeLeads(trx, study.id, control, found, text);
    const detail = { item: found.item, criterion: found.criterion };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'control-replaced', detail });
  });
}

/** Notes a control's text as the lead's own; only that one's control is another's, so no task has to be made anew. */
async function makeLeads(
  trx: OpenTransaction,
  studyId: number,
  id: number,
  { itemId, criterion, dose, systemId, sourceSystemId }: FoundControl,
  text: string,
): Promise<void> {
  // A worse system harms everything, and its texts are its own.
  if (criterion === null || dose === null || dose === 'system') return;
  const way = { criterion, dose, maker: LEAD };
  const row = { ...way, study_id: studyId, item_id: itemId, source_system_id: sourceSystemId, text };
  await upsertControlTexts(trx, [row]);
  const systems = await listSystems(trx, studyId);
  const name = controlSystemName(way);
  let own = systems.find((system) => system.name === name)?.id;
  if (own === undefined) {
    const position = Math.max(...systems.map((system) => system.position)) + 1;
    const [made] = await insertSystems(trx, [controlSystemRow(studyId, way, position)]);
    own = made!.id;
  }
  await moveControl(trx, id, systemId, own);
}
