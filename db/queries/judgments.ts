import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '#db/database.ts';
import { stores } from '#db/kinds/stores.ts';
import type { Row } from '#db/schema.ts';
import { studyVersion } from './studyGlance.ts';

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
  row: Pick<Row<'judgments'>, 'study_id' | 'assignment_id' | 'revision' | 'comment' | 'idempotency_key'> & {
    submitted_at: Date;
    active_ms: number;
  };
  /** The task's kind, and an answer of that kind. */
  kind: string;
  stored: object;
}

/** Active times that a rater's record keeps: enough for a median. */
const RECENT = 50;

/** Whose judgment of an assignment is the first one, and in which block. */
export interface FirstOf {
  readonly raterId: number;
  readonly block: number;
}

/**
 * Stores a judgment in one statement. With the first one of an assignment the assignment is marked as judged, its
 * block as submitted where none of its tasks is open any more, and the rater's record is brought up to date. The
 * rater is locked before, by an earlier statement, so that this one sees what the rater's others have done.
 *
 * @param first null for a correction
 */
export async function storeJudgment(
  trx: Executor,
  judgment: WholeJudgment,
  first: FirstOf | null,
): Promise<void> {
  const parts = [judgmentPart(judgment, sql``), ...answerParts(judgment)];
  if (first !== null) parts.push(...firstParts(judgment, first));
  await sql`with ${sql.join(parts)} select from judgment`.execute(trx);
}

/**
 * Stores the first judgment of an assignment in one statement that is a transaction of its own, provided that nothing
 * that it depends on has changed since it was read: the study's row, so that it is open under the same configuration;
 * that the rater is not set aside and has judged as many tasks; the block's lease, which needs no extension; and
 * that the assignment is open.
 *
 * All of that is asked of the rows once they are locked, in the order of `lockStep`. A statement that waited for a lock
 * sees other rows as they were before; the rater's others that came meanwhile would be missed, were it not for the
 * count in the rater's record, which each of them changes.
 *
 * @param seen what was read before
 * @param enough a lease that runs until then needs no extension
 * @returns whether it is stored; false where anything is different, and then nothing has changed
 */
export async function storeJudgmentAtOnce(
  db: Executor,
  judgment: WholeJudgment,
  first: FirstOf,
  seen: { version: string; judged: number },
  enough: Date,
): Promise<boolean> {
  const { assignment_id: assignment } = judgment.row;
  const locked = sql`locked as materialized (
    select assignments.id
    from assignments
    join raters on raters.id = assignments.rater_id
    join studies on studies.id = raters.study_id
    join blocks on blocks.id = assignments.block_id
    join rater_records as record on record.rater_id = raters.id
    where assignments.id = ${assignment} and assignments.submitted_at is null and raters.id = ${first.raterId}
      and raters.excluded_at is null and studies.state = 'open' and ${studyVersion} = ${seen.version}
      and blocks.id = ${first.block} and blocks.state = 'leased' and not blocks.set_aside
      and blocks.leased_until >= ${enough} and record.judged = ${seen.judged}
    for key share of studies for no key update of raters for update of blocks for update of assignments
      for no key update of record)`;
  const parts = [
    locked,
    judgmentPart(judgment, sql`where exists (select from locked)`),
    ...answerParts(judgment),
    ...firstParts(judgment, first),
  ];
  const { rows } = await sql`with ${sql.join(parts)} select from judgment`.execute(db);
  return rows.length > 0;
}

function judgmentPart({ row, kind, stored }: WholeJudgment, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const { choice = null, strength = null } = stores.of(kind).columns(stored);
  return sql`judgment as (
    insert into judgments (study_id, assignment_id, revision, choice, strength, comment, active_ms, submitted_at,
      idempotency_key)
    select ${row.study_id}::int, ${row.assignment_id}::uuid, ${row.revision}::int, ${choice}::text, ${strength}::text,
      ${row.comment}::text, ${row.active_ms}::float8, ${row.submitted_at}::timestamptz, ${row.idempotency_key}::text
    ${where}
    returning id)`;
}

function answerParts({ row, kind, stored }: WholeJudgment): RawBuilder<unknown>[] {
  return stores.of(kind).parts(stored, row.assignment_id);
}

/** What the first judgment of an assignment changes besides, where it is stored. */
function firstParts({ row }: WholeJudgment, { raterId, block }: FirstOf): RawBuilder<unknown>[] {
  const { assignment_id: assignment, submitted_at: at } = row;
  const ms = Math.min(Math.round(row.active_ms), 2 ** 31 - 1);
  const isStored = sql`exists (select from judgment)`;
  return [
    sql`judged as (update assignments set submitted_at = ${at} where id = ${assignment} and ${isStored})`,
    // All parts see the tables as they were before, so the assignment itself is left aside.
    sql`done as (
      update blocks set state = 'submitted', submitted_at = ${at}
      where id = ${block} and state = 'leased' and ${isStored} and not exists (
        select from assignments where block_id = ${block} and submitted_at is null and id <> ${assignment}))`,
    sql`counted as (
      update rater_records set judged = judged + 1, last_assignment = ${assignment},
        recent_ms = recent_ms[greatest(1, cardinality(recent_ms) - ${RECENT - 2}::int):] || ${ms}::int
      where rater_id = ${raterId} and ${isStored})`,
  ];
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
