import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

/** The revisions of an assignment's judgment, the first one first. */
export async function judgmentsOf(db: Executor, assignmentId: string): Promise<Row<'judgments'>[]> {
  return await db
    .selectFrom('judgments')
    .selectAll()
    .where('assignment_id', '=', assignmentId)
    .orderBy('revision')
    .execute();
}

/** Stores a judgment with its ratings by criterion key. */
export async function insertJudgment(
  trx: Executor,
  row: NewRow<'judgments'>,
  ratings: Readonly<Record<string, number>>,
): Promise<void> {
  const { id } = await trx.insertInto('judgments').values(row).returning('id').executeTakeFirstOrThrow();
  const rows = Object.entries(ratings).map(([criterion, value]) => ({ judgment_id: id, criterion, value }));
  if (rows.length > 0) await trx.insertInto('ratings').values(rows).execute();
}

export async function ratingsOf(db: Executor, judgmentId: number): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('ratings')
    .select(['criterion', 'value'])
    .where('judgment_id', '=', judgmentId)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.criterion, row.value]));
}

/** Tasks over which a rater's usual time is taken: enough for a median, and never more to read. */
const RECENT = 100;

/** Median of the active milliseconds of a rater's first judgments of their latest tasks; null before the first. */
export async function medianActiveMs(db: Executor, raterId: number): Promise<number | null> {
  const { rows } = await sql<{ median: number | null }>`
    select percentile_cont(0.5) within group (order by judgments.active_ms) as median
    from (select id from assignments where rater_id = ${raterId} and submitted_at is not null
      order by submitted_at desc limit ${RECENT}) as recent
    join judgments on judgments.assignment_id = recent.id and judgments.revision = 1`.execute(db);
  return rows[0]!.median;
}

/** Tasks judged for the first time on each day (UTC, `2026-03-01`), days without any left out. */
export async function judgmentsPerDay(
  db: Executor,
  studyId: number,
): Promise<{ day: string; judgments: number }[]> {
  const { rows } = await sql<{ day: string; judgments: number }>`
    select to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) as judgments
    from judgments where study_id = ${studyId} and revision = 1
    group by 1 order by 1`.execute(db);
  return rows;
}
