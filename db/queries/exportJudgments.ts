import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import { wholeAnswer } from '#db/kinds/answers.ts';
import { isLatest } from './analysis.ts';
import type { ItemPage } from './export.ts';

/** A revision of what a rater answered, whole; what is JSON as its text. */
export interface ExportedWhole {
  item: string;
  rater: string;
  kind: string;
  slots: string;
  swapped: boolean;
  arrangement: string | null;
  repeat: boolean;
  revision: number;
  counted: boolean;
  submitted_at: Date | null;
  batch: number;
  position: number;
  active_ms: number | null;
  block_submitted: boolean;
  answer: string;
  comment: string | null;
}

/** Every revision of all judgments of a page's items, also of what was shown a second time. */
export async function exportedJudgments(
  db: Executor,
  { studyId, from, to, counted = isLatest }: ItemPage,
): Promise<ExportedWhole[]> {
  const { rows } = await sql<ExportedWhole>`
    with shown as (
      select tasks.id, json_agg(json_build_array(task_outputs.slot, systems.name)
        order by task_outputs.slot, systems.position)::text as slots
      from items
      join tasks on tasks.item_id = items.id
      join task_outputs on task_outputs.task_id = tasks.id
      join outputs on outputs.id = task_outputs.output_id
      join systems on systems.id = outputs.system_id
      where items.study_id = ${studyId} and items.position >= ${from} and items.position < ${to}
      group by tasks.id)
    select items.key as item, raters.name as rater, tasks.kind, shown.slots, assignments.swapped,
      assignments.arrangement, assignments.repeat, judgments.revision,
      not assignments.repeat and ${counted} as counted, judgments.submitted_at, batches.number as batch,
      assignments.position, judgments.active_ms, blocks.state = 'submitted' as block_submitted,
      ${wholeAnswer} as answer, judgments.comment
    from items
    join batches on batches.id = items.batch_id
    join tasks on tasks.item_id = items.id
    join shown on shown.id = tasks.id
    join assignments on assignments.task_id = tasks.id
    join blocks on blocks.id = assignments.block_id
    join raters on raters.id = assignments.rater_id
    join judgments on judgments.assignment_id = assignments.id
    where items.study_id = ${studyId} and items.position >= ${from} and items.position < ${to}
    order by items.position, raters.id, assignments.position, judgments.revision`.execute(db);
  return rows;
}
