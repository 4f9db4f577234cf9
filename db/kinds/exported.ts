import { sql } from 'kysely';
import { isLatest } from '#db/queries/analysis.ts';
import type { ItemPage } from '#db/queries/export.ts';

/** What the rows of judgments have in common, whatever their kind. */
export interface ExportedJudgment {
  item: string;
  rater: string;
  submitted_at: Date;
  batch: number;
  position: number;
  active_ms: number;
  revision: number;
}

/** The judgments of items, with what every row of them tells of task and rater. */
export const fromJudged = sql`
  from items
  join batches on batches.id = items.batch_id
  join tasks on tasks.item_id = items.id
  join assignments on assignments.task_id = tasks.id
  join raters on raters.id = assignments.rater_id
  join judgments on judgments.assignment_id = assignments.id`;

/** Whether a judgment counts and its item is in the page. */
export const counts = ({ studyId, from, to }: ItemPage) => sql<boolean>`
  items.study_id = ${studyId} and items.position >= ${from} and items.position < ${to}
    and not assignments.repeat and ${isLatest}`;

/** The judgment of the same task when it was shown to its rater again, where it was. */
export const repeated = sql`
  left join assignments as again on again.task_id = assignments.task_id
    and again.rater_id = assignments.rater_id and again.repeat
  left join lateral (
    select id, choice, strength from judgments where judgments.assignment_id = again.id
    order by revision desc limit 1) as repeated on true`;
