import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { inStretches } from './rows.ts';

/** Stores tasks and gives back their ids, item and kind; in no promised order. */
export async function insertTasks(
  db: Executor,
  rows: readonly NewRow<'tasks'>[],
): Promise<Pick<Row<'tasks'>, 'id' | 'item_id' | 'kind'>[]> {
  const stored: Pick<Row<'tasks'>, 'id' | 'item_id' | 'kind'>[] = [];
  await inStretches(rows, async (stretch) => {
    const query = db.insertInto('tasks').values(stretch).returning(['id', 'item_id', 'kind']);
    stored.push(...(await query.execute()));
  });
  return stored;
}

export async function insertTaskOutputs(
  db: Executor,
  rows: readonly NewRow<'task_outputs'>[],
): Promise<void> {
  await inStretches(rows, (stretch) => db.insertInto('task_outputs').values(stretch).execute());
}

/** Takes a study's tasks away. Nobody may have been given any: the database refuses. */
export async function deleteTasks(trx: Executor, studyId: number): Promise<void> {
  await sql`
    delete from task_outputs where task_id in (select id from tasks where study_id = ${studyId})`.execute(
    trx,
  );
  await trx.deleteFrom('tasks').where('study_id', '=', studyId).execute();
}

/** Whether any rater of a study has been given anything. */
export async function hasAssignments(db: Executor, studyId: number): Promise<boolean> {
  const { rows } = await sql`select from blocks where study_id = ${studyId} limit 1`.execute(db);
  return rows.length > 0;
}

/** Notes of outputs that each looks like another one of its item, by whose `text_hash` it is known from now on. */
export async function setShownAs(
  db: Executor,
  pairs: readonly { readonly output: number; readonly as: number }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    update outputs set shown_hash = other.text_hash
    from unnest(${pairs.map(({ output }) => output)}::int[], ${pairs.map(({ as }) => as)}::int[]) as pair (own, shown)
    join outputs as other on other.id = pair.shown
    where outputs.id = pair.own`.execute(db);
}

/** Makes every output of a study known by its own text again. */
export async function clearShownAs(db: Executor, studyId: number): Promise<void> {
  await sql`
    update outputs set shown_hash = null where study_id = ${studyId} and shown_hash is not null`.execute(db);
}

/** An output with the role of its system. */
export interface OutputText {
  id: number;
  item_id: number;
  system_id: number;
  role: Row<'systems'>['role'];
  text: string;
}

/** The texts of the outputs of some items, by the order of items and of systems; controls come last. */
export async function outputTexts(db: Executor, itemIds: readonly number[]): Promise<OutputText[]> {
  return await db
    .selectFrom('outputs')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .select(['outputs.id', 'outputs.item_id', 'outputs.system_id', 'systems.role', 'outputs.text'])
    .where(sql<boolean>`outputs.item_id = any (${itemIds}::int[])`)
    .orderBy('items.position')
    .orderBy('systems.position')
    .execute();
}

/** A task with the systems whose outputs it shows, the slot's a first, then by the order of systems. */
export interface TaskSystems {
  id: number;
  item_id: number;
  /** The item's position in the study. */
  position: number;
  kind: Row<'tasks'>['kind'];
  systems: number[];
  /** The slot of each of the systems. */
  slots: string[];
}

/** The tasks of some items. */
export async function tasksOfItems(db: Executor, itemIds: readonly number[]): Promise<TaskSystems[]> {
  if (itemIds.length === 0) return [];
  return await db
    .selectFrom('tasks')
    .innerJoin('task_outputs', 'task_outputs.task_id', 'tasks.id')
    .innerJoin('outputs', 'outputs.id', 'task_outputs.output_id')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .innerJoin('items', 'items.id', 'tasks.item_id')
    .select([
      'tasks.id',
      'tasks.item_id',
      'items.position',
      'tasks.kind',
      sql<number[]>`array_agg(systems.id order by task_outputs.slot, systems.position)`.as('systems'),
      sql<string[]>`array_agg(task_outputs.slot order by task_outputs.slot, systems.position)`.as('slots'),
    ])
    .where('tasks.item_id', 'in', itemIds)
    .groupBy(['tasks.id', 'items.position'])
    .orderBy('tasks.id')
    .execute();
}
