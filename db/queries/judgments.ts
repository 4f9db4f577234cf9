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
  await trx
    .with('judgment', (cte) => cte.insertInto('judgments').values(row).returning('id'))
    .insertInto('ratings')
    .columns(['judgment_id', 'criterion', 'value'])
    .expression(
      sql`select judgment.id, rating.criterion, rating.value from judgment cross join unnest(
        ${Object.keys(ratings)}::text[], ${Object.values(ratings)}::int[]) as rating (criterion, value)`,
    )
    .execute();
}

export async function ratingsOf(db: Executor, judgmentId: number): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('ratings')
    .select(['criterion', 'value'])
    .where('judgment_id', '=', judgmentId)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.criterion, row.value]));
}

/** Tasks judged for the first time on each day (UTC, `2026-03-01`), days without any left out. */
export async function judgmentsPerDay(
  db: Executor,
  studyId: number,
): Promise<{ day: string; judgments: number }[]> {
  const { rows } = await sql<{ day: string; judgments: number }>`
    select to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) as judgments
    from judgments
    where study_id = ${studyId} and revision = 1
      and not exists (select from assignments where assignments.id = assignment_id and assignments.repeat)
    group by 1 order by 1`.execute(db);
  return rows;
}
