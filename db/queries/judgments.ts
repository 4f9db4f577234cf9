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

/** Stores the places that a judgment of an assignment gives to the task's slots, for each output in them. */
export async function insertRanks(
  trx: Executor,
  { assignment, revision }: { assignment: string; revision: number },
  bySlot: ReadonlyMap<string, number>,
): Promise<void> {
  await sql`
    insert into rankings (judgment_id, output_id, rank)
    select judgments.id, task_outputs.output_id, place.rank
    from judgments
    join assignments on assignments.id = judgments.assignment_id
    join task_outputs on task_outputs.task_id = assignments.task_id
    join unnest(${[...bySlot.keys()]}::text[], ${[...bySlot.values()]}::int[]) as place (slot, rank)
      on place.slot = task_outputs.slot
    where judgments.assignment_id = ${assignment} and judgments.revision = ${revision}`.execute(trx);
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

/** Stores the spans that a judgment of an assignment marks. */
export async function insertHighlights(
  trx: Executor,
  { assignment, revision }: { assignment: string; revision: number },
  highlights: readonly StoredHighlight[],
): Promise<void> {
  if (highlights.length === 0) return;
  const judgment = trx
    .selectFrom('judgments')
    .select('id')
    .where('assignment_id', '=', assignment)
    .where('revision', '=', revision);
  await trx
    .insertInto('highlights')
    .values(
      highlights.map(({ start, end, ...rest }) => ({
        judgment_id: judgment,
        start_offset: start,
        end_offset: end,
        ...rest,
      })),
    )
    .execute();
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

/** The text that a Likert task shows; undefined for a task of another kind. */
export async function ratedText(db: Executor, assignment: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('assignments')
    .innerJoin('task_outputs', 'task_outputs.task_id', 'assignments.task_id')
    .innerJoin('outputs', 'outputs.id', 'task_outputs.output_id')
    .select('outputs.text')
    .where('assignments.id', '=', assignment)
    .where('task_outputs.slot', '=', 'single')
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
