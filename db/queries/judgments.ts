import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import { stores } from '#db/kinds/stores.ts';
import type { Row } from '#db/schema.ts';

/** The revisions of an assignment's judgment, the first one first. */
export async function judgmentsOf(db: Executor, assignmentId: string): Promise<Row<'judgments'>[]> {
  return await db
    .selectFrom('judgments')
    .selectAll()
    .where('assignment_id', '=', assignmentId)
    .orderBy('revision')
    .execute();
}

/** A judgment with its answer. */
export interface WholeJudgment {
  row: Pick<
    Row<'judgments'>,
    'study_id' | 'assignment_id' | 'revision' | 'comment' | 'active_ms' | 'idempotency_key'
  > & { submitted_at: Date };
  /** The task's kind, and an answer of that kind. */
  kind: string;
  stored: object;
}

/** Active times that a rater's record keeps: enough for a median. */
const RECENT = 50;

/**
 * Stores a judgment in one statement. With the first one of an assignment the assignment is marked as judged, its
 * block as submitted where none of its tasks is open any more, and the rater's record is brought up to date. The
 * rater is locked before, by an earlier statement, so that this one sees what the rater's others have done.
 *
 * @param first null for a correction
 */
export async function storeJudgment(
  trx: Executor,
  { row, kind, stored }: WholeJudgment,
  first: { raterId: number; block: number } | null,
): Promise<void> {
  const { assignment_id: assignment, submitted_at: at } = row;
  const store = stores.of(kind);
  const { choice = null, strength = null } = store.columns(stored);
  const parts = [
    sql`judgment as (
      insert into judgments (study_id, assignment_id, revision, choice, strength, comment, active_ms, submitted_at,
        idempotency_key)
      values (${row.study_id}, ${assignment}, ${row.revision}, ${choice}, ${strength}, ${row.comment},
        ${row.active_ms}, ${at}, ${row.idempotency_key})
      returning id)`,
    ...store.parts(stored, assignment),
  ];
  if (first !== null) {
    const { raterId, block } = first;
    const ms = Math.min(Math.round(row.active_ms), 2 ** 31 - 1);
    parts.push(
      sql`judged as (update assignments set submitted_at = ${at} where id = ${assignment})`,
      // All parts see the tables as they were before, so the assignment itself is left aside.
      sql`done as (
        update blocks set state = 'submitted', submitted_at = ${at}
        where id = ${block} and state = 'leased' and not exists (
          select from assignments where block_id = ${block} and submitted_at is null and id <> ${assignment}))`,
      sql`counted as (
        update rater_records set judged = judged + 1, last_assignment = ${assignment},
          recent_ms = recent_ms[greatest(1, cardinality(recent_ms) - ${RECENT - 2}::int):] || ${ms}::int
        where rater_id = ${raterId})`,
    );
  }
  await sql`with ${sql.join(parts)} select from judgment`.execute(trx);
}

/** The text of a task that shows one, as it is stored: the first of several that look the same; undefined for others. */
export async function ratedText(db: Executor, assignment: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('assignments')
    .innerJoin('task_outputs', 'task_outputs.task_id', 'assignments.task_id')
    .innerJoin('outputs', 'outputs.id', 'task_outputs.output_id')
    .select('outputs.text')
    .where('assignments.id', '=', assignment)
    .where('task_outputs.slot', '=', 'single')
    .orderBy('task_outputs.output_id')
    .limit(1)
    .executeTakeFirst();
  return row?.text;
}

/** Tasks judged for the first time on each day (UTC, `2026-03-01`), days without any left out. */
export async function judgmentsPerDay(
  db: Executor,
  studyId: number,
): Promise<{ day: string; judgments: number }[]> {
  const { rows } = await sql<{ day: string; judgments: number }>`
    select to_char(day, 'YYYY-MM-DD') as day, judgments from (
      select (submitted_at at time zone 'UTC')::date as day, count(*) as judgments
      from assignments where study_id = ${studyId} and submitted_at is not null and not repeat group by 1) as days
    order by 1`.execute(db);
  return rows;
}
