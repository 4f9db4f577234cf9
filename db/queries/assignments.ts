import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** An assignment with its task, and the text of each of the task's slots. */
export interface AssignmentTask {
  id: string;
  kind: Row<'tasks'>['kind'];
  swapped: boolean;
  /** Ranking: its slots in the order in which they are shown; null for the others. */
  arrangement: string | null;
  prompt: string;
  source: string | null;
  language: string | null;
  texts: Partial<Record<Row<'task_outputs'>['slot'], string>>;
}

const withTask = (db: Executor) =>
  db
    .selectFrom('assignments')
    .innerJoin('tasks', 'tasks.id', 'assignments.task_id')
    .innerJoin('items', 'items.id', 'tasks.item_id')
    .select([
      'assignments.id',
      'tasks.kind',
      'assignments.swapped',
      'assignments.arrangement',
      'items.prompt',
      'items.source',
      'items.language',
      sql<AssignmentTask['texts']>`(
        select json_object_agg(slots.slot, slots.text) from (
          select distinct on (task_outputs.slot) task_outputs.slot, outputs.text
          from task_outputs join outputs on outputs.id = task_outputs.output_id
          where task_outputs.task_id = tasks.id
          order by task_outputs.slot) as slots)`.as('texts'),
    ]);

/** The first tasks that a rater has reserved and not judged, `most` at most, in their order. */
export async function nextAssignments(
  db: Executor,
  raterId: number,
  now: Date,
  most: number,
): Promise<AssignmentTask[]> {
  return await withTask(db)
    .innerJoin('blocks', 'blocks.id', 'assignments.block_id')
    .where('assignments.rater_id', '=', raterId)
    .where('assignments.submitted_at', 'is', null)
    .where('blocks.state', '=', 'leased')
    .where('blocks.leased_until', '>', now)
    .orderBy('assignments.position')
    .limit(most)
    .execute();
}

/** The first task that a rater has reserved and not judged. */
export async function nextAssignment(
  db: Executor,
  raterId: number,
  now: Date,
): Promise<AssignmentTask | undefined> {
  return (await nextAssignments(db, raterId, now, 1))[0];
}

/** One of the rater's assignments with its task. */
export async function findAssignmentTask(
  db: Executor,
  raterId: number,
  id: string,
): Promise<AssignmentTask | undefined> {
  return await withTask(db)
    .where('assignments.id', '=', id)
    .where('assignments.rater_id', '=', raterId)
    .executeTakeFirst();
}

/** An assignment as submitting needs it. */
export interface AssignmentState {
  id: string;
  raterId: number;
  block: number;
  item: number;
  kind: Row<'tasks'>['kind'];
  swapped: boolean;
  arrangement: string | null;
  submittedAt: Date | null;
  blockState: Row<'blocks'>['state'];
  leasedUntil: Date;
  /** Whether the block counts no longer and is not given to this rater again. */
  blockSetAside: boolean;
  /** Whether it shows a task again. */
  repeat: boolean;
  /** Whether it shows a control. */
  isControl: boolean;
}

/** An assignment with its block, which is locked until the transaction ends. */
export async function lockAssignment(trx: Executor, id: string): Promise<AssignmentState | undefined> {
  return await trx
    .selectFrom('assignments')
    .innerJoin('blocks', 'blocks.id', 'assignments.block_id')
    .innerJoin('tasks', 'tasks.id', 'assignments.task_id')
    .select([
      'assignments.id',
      'assignments.rater_id as raterId',
      'assignments.block_id as block',
      'blocks.item_id as item',
      'tasks.kind',
      'assignments.swapped',
      'assignments.arrangement',
      'assignments.submitted_at as submittedAt',
      'blocks.state as blockState',
      'blocks.leased_until as leasedUntil',
      'blocks.set_aside as blockSetAside',
      'assignments.repeat',
      sql<boolean>`exists (
        select from task_outputs join outputs on outputs.id = task_outputs.output_id
        join systems on systems.id = outputs.system_id
        where task_outputs.task_id = tasks.id and systems.role = 'control')`.as('isControl'),
    ])
    .where('assignments.id', '=', id)
    .forUpdate('blocks')
    .executeTakeFirst();
}

/** Marks an assignment as judged, and its block as submitted where none of its tasks is open any more. */
export async function markJudged(
  trx: Executor,
  { id, block }: Pick<AssignmentState, 'id' | 'block'>,
  at: Date,
): Promise<void> {
  // Both parts see the tables as they were before, so the assignment itself is left aside.
  await sql`
    with judged as (update assignments set submitted_at = ${at} where id = ${id})
    update blocks set state = 'submitted', submitted_at = ${at}
    where id = ${block} and state = 'leased' and not exists (
      select from assignments where block_id = ${block} and submitted_at is null and id <> ${id})`.execute(
    trx,
  );
}

/** The assignment that a rater judged last. */
export async function lastJudged(db: Executor, raterId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('assignments')
    .select('id')
    .where('rater_id', '=', raterId)
    .where('submitted_at', 'is not', null)
    .orderBy('submitted_at', 'desc')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Characters of a prompt by which a rater knows a task again. */
const EXCERPT = 160;

/** What a rater has judged, the last one first. */
export async function judgedAssignments(
  db: Executor,
  raterId: number,
  most: number,
): Promise<{ assignment: string; kind: Row<'tasks'>['kind']; prompt: string; submittedAt: Date }[]> {
  const { rows } = await sql<Awaited<ReturnType<typeof judgedAssignments>>[number]>`
    select assignments.id as assignment, tasks.kind, left(items.prompt, ${EXCERPT}) as prompt,
      assignments.submitted_at as "submittedAt"
    from assignments join tasks on tasks.id = assignments.task_id join items on items.id = tasks.item_id
    where assignments.rater_id = ${raterId} and assignments.submitted_at is not null
    order by assignments.submitted_at desc, assignments.position desc limit ${most}`.execute(db);
  return rows;
}

/** Tasks over which a rater's usual time is taken: enough for a median, and never more to read. */
const RECENT = 100;

/** How far a rater is. */
export interface RaterRecord {
  /** Tasks judged, and those judged or reserved by a lease that runs. */
  done: number;
  total: number;
  /** Median of the active milliseconds of the first judgments of the latest tasks; null before the first. */
  medianActiveMs: number | null;
  /** The assignment judged last. */
  last: string | null;
}

// Each time is looked up by itself: a join is planned by what the tables were when they were last counted, which for a
// study that has just begun is nothing, and then reads all judgments for each of them.
export async function raterRecord(db: Executor, raterId: number, now: Date): Promise<RaterRecord> {
  const { rows } = await sql<RaterRecord>`
    with recent as (
      select id, submitted_at, position from assignments
      where rater_id = ${raterId} and submitted_at is not null
      order by submitted_at desc, position desc limit ${RECENT})
    select judged.done, judged.done + reserved.open as total,
      (select percentile_cont(0.5) within group (order by (
          select active_ms from judgments where assignment_id = recent.id and revision = 1)) from recent)
        as "medianActiveMs",
      (select id from recent order by submitted_at desc, position desc limit 1) as last
    from (
      select count(*) as done from assignments where rater_id = ${raterId} and submitted_at is not null) as judged
    cross join (
      select count(*) as open from assignments join blocks on blocks.id = assignments.block_id
      where assignments.rater_id = ${raterId} and assignments.submitted_at is null
        and blocks.state = 'leased' and blocks.leased_until > ${now}) as reserved`.execute(db);
  return rows[0]!;
}
