import { AppError } from '#app/core/shared/errors.ts';
import { createRandom, type Random } from '#app/core/shared/random.ts';
import { shownText } from '#app/core/shared/shownText.ts';
import type { Kind } from '#app/core/kinds/kind.ts';
import { PILOT_BATCH } from '#app/core/studies/batches.ts';
import { askedKinds, type Protocol } from '#app/core/studies/configuration.ts';
import { buildTasks } from '#app/core/tasks/buildTasks.ts';
import { onceJudged } from '#app/core/tasks/planOverlap.ts';
import type { Database, Executor, OpenTransaction } from '#db/database.ts';
import { itemOutlines, type ItemOutline } from '#db/queries/items.ts';
import { countOutputs } from '#db/queries/overview.ts';
import { deleteRooms, insertRooms } from '#db/queries/rooms.ts';
import { deleteSeats } from '#db/queries/seats.ts';
import { countExtent, lockStudy } from '#db/queries/studies.ts';
import { deleteControls, listSystems } from '#db/queries/systems.ts';
import {
  clearShownAs,
  deleteTasks,
  hasAssignments,
  insertTaskOutputs,
  insertTasks,
  outputTexts,
  setShownAs,
  type OutputText,
} from '#db/queries/tasks.ts';
import type { NewRow, Row } from '#db/schema.ts';
import type { Doing } from '../studies/actor.ts';
import { changeState } from '../studies/changeState.ts';
import { givenControls } from './givenControls.ts';
import { storeControls } from './storeControls.ts';

export interface PreparedTasks {
  tasks: number;
  /** Items that have any. */
  items: number;
  /** Criteria for which no control can be made. */
  withoutControl: readonly string[];
}

/** Items whose texts are in memory at once. */
const PAGE = 500;

/**
 * Makes a study's controls out of its systems' outputs and builds its blind tasks, page by page, then the study
 * is ready. All or nothing, in one transaction. Called again while the study is no further than a draft it begins
 * anew, since outputs may have changed, a panel's plan included; a study that is ready it leaves as it is.
 *
 * @param doing.run the run that generates the study's outputs; while there is one, nobody else may build its tasks
 * @throws AppError `not_found`; `conflict` where outputs are missing or the state doesn't allow it
 */
export async function prepareTasks(
  db: Database,
  studyId: number,
  { run, ...doing }: Doing & { run?: string } = {},
): Promise<PreparedTasks> {
  return await db.transaction().execute(async (trx) => {
    const study = await lockStudy(trx, studyId);
    if (study === undefined) throw new AppError('no-study-numbered', { study: studyId });
    if (study.state === 'ready') {
      return { tasks: study.task_count, items: study.task_items, withoutControl: [] };
    }
    assertBuildable(study, run);
    return await prepareLocked(trx, study, doing);
  });
}

/** The same for a draft with all its outputs that the caller has locked, or has just made. */
export async function prepareLocked(
  trx: OpenTransaction,
  study: Row<'studies'>,
  doing: Doing,
): Promise<PreparedTasks> {
  const prepared = await rebuildTasks(trx, study);
  await changeState(trx, study.id, 'ready', doing);
  return prepared;
}

/**
 * Builds a study's controls and tasks anew, those that are there already go. The caller holds the study's row and has
 * checked that its state allows it.
 *
 * @throws AppError `conflict` where outputs are missing or somebody has been given a task
 */
export async function rebuildTasks(trx: Executor, study: Row<'studies'>): Promise<PreparedTasks> {
  await dropTasks(trx, study);
  const items = await itemOutlines(trx, study.id);
  await requireOutputs(trx, study, items.length);
  // Nobody would see the controls of items that only a pilot asks about.
  const judged = items.filter(({ batch }) => batch !== PILOT_BATCH);
  const given = await givenControls(trx, study, judged);
  const withoutControl = await storeControls(trx, study, judged, given);
  await storeTasks(trx, study, items);
  await storeRooms(trx, study, judged);
  return { ...(await countExtent(trx, study.id)), withoutControl };
}

/**
 * Takes away what was built of a study's outputs: its tasks, a panel's plan with its links, and the controls. The caller
 * holds the study's row and has checked that its state allows it.
 *
 * @throws AppError `conflict` where somebody has been given a task
 */
export async function dropTasks(trx: Executor, study: Row<'studies'>): Promise<void> {
  if (await hasAssignments(trx, study.id)) throw alreadyGiven(study);
  await deleteSeats(trx, study.id);
  await deleteRooms(trx, study.id);
  await deleteTasks(trx, study.id);
  await deleteControls(trx, study.id);
  await clearShownAs(trx, study.id);
}

function assertBuildable({ slug, state, generation_run }: Row<'studies'>, run: string | undefined): void {
  if (state === 'draft' && run === undefined) return;
  if (state === 'generating' && run !== undefined && generation_run === run) return;
  throw state === 'generating'
    ? new AppError('tasks-while-generating', { slug })
    : new AppError('tasks-too-late', { slug, state });
}

function alreadyGiven({ slug }: Row<'studies'>): AppError {
  return new AppError('tasks-given', { slug });
}

async function requireOutputs(trx: Executor, study: Row<'studies'>, items: number): Promise<void> {
  const systems = await listSystems(trx, study.id);
  const outputs = await countOutputs(trx, study.id);
  const missing = systems.reduce((sum, { id }) => sum + items - (outputs.get(id) ?? 0), 0);
  if (missing > 0) {
    throw new AppError('outputs-missing', { missing, of: items * systems.length, slug: study.slug });
  }
}

async function storeTasks(
  trx: Executor,
  study: Row<'studies'>,
  items: readonly ItemOutline[],
): Promise<void> {
  const { protocol, seed } = study.configuration;
  const random = createRandom(`${seed}/tasks`);
  for (let from = 0; from < items.length; from += PAGE) {
    const page = items.slice(from, from + PAGE).map(({ id }) => id);
    await storePage(trx, study.id, await outputTexts(trx, page), protocol, random);
  }
}

async function storePage(
  trx: Executor,
  studyId: number,
  outputs: readonly OutputText[],
  protocol: Protocol,
  random: Random,
): Promise<void> {
  const asked = askedKinds(protocol);
  // The order in which tasks are numbered must not follow the order of systems.
  const plans = [...byItem(outputs)].flatMap(([item, own]) =>
    random.shuffle(buildTasks(own, asked)).map((plan) => ({ item, ...plan })),
  );
  const stored = await insertTasks(
    trx,
    plans.map(({ item, kind }) => ({ study_id: studyId, item_id: item, kind: kind as Kind })),
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
  await setShownAs(trx, [...byItem(outputs).values()].flatMap(lookAlikes));
}

/** An item's outputs that look like an earlier one of it though their texts are not quite the same. */
function lookAlikes(outputs: readonly OutputText[]): { output: number; as: number }[] {
  const first = new Map<string, OutputText>();
  return outputs.flatMap((output) => {
    const shown = shownText(output.text);
    const other = first.get(shown);
    if (other === undefined) first.set(shown, output);
    return other === undefined || other.text === output.text ? [] : [{ output: output.id, as: other.id }];
  });
}

async function storeRooms(
  trx: Executor,
  { id, configuration: { protocol, seed } }: Row<'studies'>,
  items: readonly ItemOutline[],
): Promise<void> {
  const once = onceJudged(items, protocol.overlap.share, seed);
  await insertRooms(trx, id, { seed, asked: protocol.ratersPerItem, once });
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
