import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
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

/** A judgment with all that belongs to it. */
export interface WholeJudgment {
  row: Pick<
    Row<'judgments'>,
    | 'study_id'
    | 'assignment_id'
    | 'revision'
    | 'choice'
    | 'strength'
    | 'comment'
    | 'active_ms'
    | 'idempotency_key'
  > & { submitted_at: Date };
  /** By criterion key. */
  ratings: Readonly<Record<string, number>>;
  /** The places that a ranking gives to the task's slots, stored for each output in them; null where it is none. */
  ranks: ReadonlyMap<string, number> | null;
  highlights: readonly StoredHighlight[];
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
  { row, ratings, ranks, highlights }: WholeJudgment,
  first: { raterId: number; block: number } | null,
): Promise<void> {
  const { assignment_id: assignment, submitted_at: at } = row;
  const parts = [
    sql`judgment as (
      insert into judgments (study_id, assignment_id, revision, choice, strength, comment, active_ms, submitted_at,
        idempotency_key)
      values (${row.study_id}, ${assignment}, ${row.revision}, ${row.choice}, ${row.strength}, ${row.comment},
        ${row.active_ms}, ${at}, ${row.idempotency_key})
      returning id)`,
  ];
  if (Object.keys(ratings).length > 0) {
    parts.push(sql`rated as (
      insert into ratings (judgment_id, criterion, value)
      select judgment.id, rating.criterion, rating.value from judgment cross join unnest(
        ${Object.keys(ratings)}::text[], ${Object.values(ratings)}::int[]) as rating (criterion, value))`);
  }
  if (ranks !== null) {
    parts.push(sql`ranked as (
      insert into rankings (judgment_id, output_id, rank)
      select judgment.id, task_outputs.output_id, place.rank
      from judgment cross join assignments
      join task_outputs on task_outputs.task_id = assignments.task_id
      join unnest(${[...ranks.keys()]}::text[], ${[...ranks.values()]}::int[]) as place (slot, rank)
        on place.slot = task_outputs.slot
      where assignments.id = ${assignment})`);
  }
  if (highlights.length > 0) {
    const all = <K extends keyof StoredHighlight>(name: K) => highlights.map((span) => span[name]);
    parts.push(sql`marked as (
      insert into highlights (judgment_id, start_offset, end_offset, severity, criterion, comment)
      select judgment.id, span.first, span.after, span.severity, span.criterion, span.comment
      from judgment cross join unnest(${all('start')}::int[], ${all('end')}::int[], ${all('severity')}::text[],
        ${all('criterion')}::text[], ${all('comment')}::text[])
        as span (first, after, severity, criterion, comment))`);
  }
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

export async function ratingsOf(db: Executor, judgmentId: number): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('ratings')
    .select(['criterion', 'value'])
    .where('judgment_id', '=', judgmentId)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.criterion, row.value]));
}

/** The places that a judgment gave, by slot; empty where it is no ranking. */
export async function ranksOf(db: Executor, judgmentId: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ slot: string; rank: number }>`
    select distinct task_outputs.slot, rankings.rank
    from rankings
    join judgments on judgments.id = rankings.judgment_id
    join assignments on assignments.id = judgments.assignment_id
    join task_outputs on task_outputs.task_id = assignments.task_id
      and task_outputs.output_id = rankings.output_id
    where rankings.judgment_id = ${judgmentId}`.execute(db);
  return new Map(rows.map(({ slot, rank }) => [slot, rank]));
}

/** A span that was marked in a text, offsets in Unicode code points. */
export interface StoredHighlight {
  start: number;
  end: number;
  severity: Row<'highlights'>['severity'];
  criterion: string | null;
  comment: string | null;
}

/** The spans that a judgment marked, in the order of the text. */
export async function highlightsOf(db: Executor, judgmentId: number): Promise<StoredHighlight[]> {
  return await db
    .selectFrom('highlights')
    .select(['start_offset as start', 'end_offset as end', 'severity', 'criterion', 'comment'])
    .where('judgment_id', '=', judgmentId)
    .orderBy('start_offset')
    .execute();
}

/** The text that a Likert task shows, as it is stored: the first of several that look the same; undefined for a task of another kind. */
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
