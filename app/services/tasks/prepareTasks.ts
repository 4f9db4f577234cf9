import { AppError } from '#app/core/shared/errors.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { assertMayMove } from '#app/core/studies/lifecycle.ts';
import { buildTasks } from '#app/core/tasks/buildTasks.ts';
import type { Database, Executor } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import { lockStudy, setStudyState } from '#db/queries/studies.ts';
import { deleteControls, listSystems } from '#db/queries/systems.ts';
import {
  countTasks,
  deleteTasks,
  insertTaskOutputs,
  insertTasks,
  outputTexts,
  type OutputText,
} from '#db/queries/tasks.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { storeControls } from './storeControls.ts';

export interface PreparedTasks {
  tasks: number;
  /** Items that have any. */
  items: number;
  /** Criteria for which no control can be made. */
  withoutControl: readonly string[];
}

/**
 * Makes a study's controls out of the baseline's outputs and builds its blind tasks, then the study is ready.
 * All or nothing, in one transaction. Called again before the study opens it begins anew where outputs may have
 * changed (draft, generating), and leaves a study that is ready as it is.
 *
 * @throws AppError `not_found`; `conflict` where outputs are missing or the study is frozen
 */
export async function prepareTasks(db: Database, studyId: number): Promise<PreparedTasks> {
  return await db.transaction().execute(async (trx) => {
    const study = await lockStudy(trx, studyId);
    if (study === undefined) throw new AppError('not_found', `There is no study with the number ${studyId}.`);
    if (study.state === 'ready') return { ...(await countTasks(trx, studyId)), withoutControl: [] };
    assertMayMove(study.state, 'ready');
    await deleteTasks(trx, studyId);
    await deleteControls(trx, studyId);
    const items = await listItems(trx, studyId);
    const outputs = await requireOutputs(trx, study, items);
    const { made, withoutMaker } = await storeControls(trx, study, items, outputs);
    await storeTasks(trx, study, [...outputs, ...made]);
    await setStudyState(trx, studyId, 'ready');
    return { ...(await countTasks(trx, studyId)), withoutControl: withoutMaker };
  });
}

async function requireOutputs(
  trx: Executor,
  study: Row<'studies'>,
  items: readonly Row<'items'>[],
): Promise<OutputText[]> {
  const systems = await listSystems(trx, study.id);
  const outputs = await outputTexts(trx, study.id, 'systems');
  const missing = items.length * systems.length - outputs.length;
  if (missing > 0) {
    throw new AppError(
      'conflict',
      `${missing} of ${items.length * systems.length} outputs of the study "${study.slug}" are missing; generate or import them first.`,
    );
  }
  return outputs;
}

async function storeTasks(
  trx: Executor,
  study: Row<'studies'>,
  outputs: readonly OutputText[],
): Promise<void> {
  const { protocol, seed } = study.configuration;
  const asked = { likert: protocol.criteria.length > 0, pairwise: protocol.pairwise };
  const random = createRandom(`${seed}/tasks`);
  // The order in which tasks are numbered must not follow the order of systems.
  const plans = [...byItem(outputs)].flatMap(([item, own]) =>
    random.shuffle(buildTasks(own, asked)).map((plan) => ({ item, ...plan })),
  );
  const stored = await insertTasks(
    trx,
    plans.map(({ item, kind }) => ({ study_id: study.id, item_id: item, kind })),
  );
  // Tasks of an item and kind are alike until outputs are attached, so any of their ids will do.
  const free = new Map<string, number[]>();
  for (const { id, item_id, kind } of stored) {
    const ids = free.get(`${item_id} ${kind}`);
    if (ids === undefined) free.set(`${item_id} ${kind}`, [id]);
    else ids.push(id);
  }
  const rows: NewRow<'task_outputs'>[] = plans.flatMap((plan) => {
    const task = free.get(`${plan.item} ${plan.kind}`)!.pop()!;
    return plan.outputs.map(({ output, slot }) => ({ task_id: task, output_id: output, slot }));
  });
  await insertTaskOutputs(trx, rows);
}

function byItem(outputs: readonly OutputText[]): Map<number, OutputText[]> {
  const groups = new Map<number, OutputText[]>();
  for (const output of outputs) {
    const group = groups.get(output.item_id);
    if (group === undefined) groups.set(output.item_id, [output]);
    else group.push(output);
  }
  return groups;
}
