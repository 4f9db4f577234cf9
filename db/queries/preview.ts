import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { AssignmentTask } from './assignments.ts';

/** A task as raters see it, without an assignment. */
export type PreviewTask = Omit<AssignmentTask, 'id' | 'swapped' | 'arrangement'> & { task: number };

/**
 * Tasks that a study asks for, by their ids, in an order that has nothing to do with items and systems and stays the
 * same.
 *
 * @param from the place of the first, from 0
 * @param most of them
 */
export async function previewOrder(
  db: Executor,
  studyId: number,
  { from, most }: { from: number; most: number },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from tasks join item_rooms using (item_id)
    where tasks.study_id = ${studyId} and asked > 0
    order by md5(id::text), id offset ${from} limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function previewTask(db: Executor, task: number): Promise<PreviewTask | undefined> {
  const { rows } = await sql<PreviewTask>`
    select tasks.id as task, tasks.kind, items.prompt, items.messages, items.source, items.language, (
      select json_object_agg(slots.slot, slots.text) from (
        select distinct on (task_outputs.slot) task_outputs.slot, outputs.text
        from task_outputs join outputs on outputs.id = task_outputs.output_id
        where task_outputs.task_id = tasks.id order by task_outputs.slot, task_outputs.output_id) as slots) as texts
    from tasks join items on items.id = tasks.item_id where tasks.id = ${task}`.execute(db);
  return rows[0];
}
