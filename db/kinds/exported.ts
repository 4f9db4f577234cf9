import { sql } from 'kysely';
import { isLatest } from '#db/queries/analysis.ts';
import type { ItemPage } from '#db/queries/export.ts';

/** What the rows of judgments have in common, whatever their kind. */
export interface ExportedJudgment {
  item: string;
  rater: string;
  submitted_at: Date | null;
  batch: number;
  position: number;
  active_ms: number | null;
  revision: number;
  /** Of the judgment, or of the row's own where it has one. */
  comment: string | null;
}

/** What every row of an export tells of its judgment, save the comment. */
export const ofExported = sql`items.key as item, raters.name as rater, judgments.submitted_at,
  batches.number as batch, assignments.position, judgments.active_ms, judgments.revision`;

/** The judgments of items, with what every row of them tells of task and rater. */
export const fromJudged = sql`
  from items
  join batches on batches.id = items.batch_id
  join tasks on tasks.item_id = items.id
  join assignments on assignments.task_id = tasks.id
  join raters on raters.id = assignments.rater_id
  join judgments on judgments.assignment_id = assignments.id`;

/** Whether a judgment counts and its item is in the page. */
export const counts = ({ studyId, from, to, counted = isLatest }: ItemPage) => sql<boolean>`
  items.study_id = ${studyId} and items.position >= ${from} and items.position < ${to}
    and not assignments.repeat and ${counted}`;

/** The judgment of the same task when it was shown to its rater again, where it was. */
export const repeated = sql`
  left join assignments as again on again.task_id = assignments.task_id
    and again.rater_id = assignments.rater_id and again.repeat
  left join lateral (
    select id, choice, strength from judgments where judgments.assignment_id = again.id
    order by revision desc limit 1) as repeated on true`;

/** What every row of the verdict's tables tells of its judgment. */
export const ofJudgment = sql`judgments.id as judgment, items.key as item, raters.name as rater,
  assignments.position, judgments.revision, judgments.submitted_at as "submittedAt",
  judgments.active_ms as "activeMs", ${isLatest} as latest`;

/** Whether it is of this rater; null = of whichever. */
export const ofRater = (rater: number | null) =>
  rater === null ? sql<boolean>`true` : sql<boolean>`raters.id = ${rater}`;

/** Moments as milliseconds, which the rule reckons with. */
export function withTimes<T extends { submittedAt: Date | null }>(
  rows: readonly T[],
): (Omit<T, 'submittedAt'> & { submittedAt: number | null })[] {
  return rows.map((row) => ({ ...row, submittedAt: row.submittedAt?.getTime() ?? null }));
}
