import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { AssignmentTask } from './assignments.ts';

/** A task as raters see it, without an assignment. */
export type PreviewTask = Omit<AssignmentTask, 'id' | 'swapped' | 'arrangement'> & { task: number };

/**
 * One of the tasks that a study asks for, in an order that has nothing to do with items and systems and stays the same; undefined
 * beyond the last.
 *
 * @param number from 0
 */
export async function previewTask(
  db: Executor,
  studyId: number,
  number: number,
): Promise<PreviewTask | undefined> {
  const { rows } = await sql<PreviewTask>`
    select tasks.id as task, tasks.kind, items.prompt, items.messages, items.source, items.language, (
      select json_object_agg(slots.slot, slots.text) from (
        select distinct on (task_outputs.slot) task_outputs.slot, outputs.text
        from task_outputs join outputs on outputs.id = task_outputs.output_id
        where task_outputs.task_id = tasks.id order by task_outputs.slot, task_outputs.output_id) as slots) as texts
    from (
      select id from tasks join item_rooms using (item_id)
      where tasks.study_id = ${studyId} and asked > 0 order by md5(id::text), id offset ${number} limit 1) as chosen
    join tasks on tasks.id = chosen.id join items on items.id = tasks.item_id`.execute(db);
  return rows[0];
}
