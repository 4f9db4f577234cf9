import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

/** Leases marked at once; there are rarely more, and a longer list of locks helps nobody. */
const MOST_LAPSED = 500;

/** Whether a study has blocks whose lease ran out and that are not marked yet. */
export async function hasLapsed(db: Executor, studyId: number, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select from blocks where study_id = ${studyId} and state = 'leased' and leased_until <= ${now}
    limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * Marks blocks of a study whose lease ran out, so that their items have room again; those that somebody submits
 * to at this moment are passed over. In a transaction of its own: it holds blocks and then rooms.
 *
 * @returns how many
 */
export async function expireLapsed(trx: Executor, studyId: number, now: Date): Promise<number> {
  const { rows } = await sql`
    update blocks set state = 'expired' where id in (
      select id from blocks where study_id = ${studyId} and state = 'leased' and leased_until <= ${now}
      order by leased_until limit ${MOST_LAPSED} for update skip locked)
    returning id`.execute(trx);
  return rows.length;
}

/** Leases the rater's blocks of these items again. */
export async function regainBlocks(
  trx: Executor,
  { raterId, items, until }: { raterId: number; items: readonly number[]; until: Date },
): Promise<void> {
  await trx
    .updateTable('blocks')
    .set({ state: 'leased', leased_until: until })
    .where('rater_id', '=', raterId)
    .where('item_id', 'in', items)
    .execute();
}

/** Reserves blocks; gives them with their ids. */
export async function insertBlocks(
  trx: Executor,
  rows: readonly NewRow<'blocks'>[],
): Promise<{ id: number; item_id: number }[]> {
  return await trx.insertInto('blocks').values(rows).returning(['id', 'item_id']).execute();
}

/** A task to be given to a rater, at its place in the rater's sequence. */
export interface GivenTask {
  block: number;
  task: number;
  position: number;
  swapped: boolean;
  arrangement: string | null;
  repeat: boolean;
}

/** Gives a rater the tasks of blocks that are new, and counts them in the rater's record. */
export async function insertAssignments(
  trx: Executor,
  { studyId, raterId, number }: { studyId: number; raterId: number; number: number },
  given: readonly GivenTask[],
): Promise<void> {
  if (given.length === 0) return;
  const columns = <K extends keyof GivenTask>(name: K) => given.map((task) => task[name]);
  const repeats = given.filter(({ repeat }) => repeat).length;
  const blocks = new Set(columns('block')).size;
  const next = Math.max(...columns('position')) + 1;
  // The database makes the ids: random ones (UUID v4), by which browsers know the tasks.
  await sql`
    with record as (
      insert into rater_records as record (rater_id, number, blocks, next_position, tasks, repeats)
      values (${raterId}, ${number}, ${blocks}::int, ${next}::int, ${given.length - repeats}::int, ${repeats}::int)
      on conflict (rater_id) do update set blocks = record.blocks + excluded.blocks,
        next_position = excluded.next_position, tasks = record.tasks + excluded.tasks,
        repeats = record.repeats + excluded.repeats)
    insert into assignments (id, study_id, block_id, task_id, rater_id, position, swapped, arrangement, repeat)
    select gen_random_uuid(), ${studyId}::int, given.block, given.task, ${raterId}::int, given.position,
      given.swapped, given.arrangement, given.repeat
    from unnest(${columns('block')}::int[], ${columns('task')}::int[], ${columns('position')}::int[],
      ${columns('swapped')}::boolean[], ${columns('arrangement')}::text[], ${columns('repeat')}::boolean[])
      as given (block, task, position, swapped, arrangement, repeat)`.execute(trx);
}

/** What a rater has had before. */
export interface RaterPast {
  /** The how-manieth rater of the study, from 1. */
  number: number;
  blocks: number;
  /** Blocks that are not expired. */
  kept: number;
  /** Whether there is a task that is reserved and not judged. */
  hasOpen: boolean;
  /** Items whose block ran out and that have room, the first one first. */
  lost: number[];
  nextPosition: number;
  /** Tasks shown for the first time, and those shown again. */
  tasks: number;
  repeats: number;
}

/** What reserving needs to know of a rater. Nothing is locked. */
export async function raterPast(
  db: Executor,
  { studyId, raterId, now }: { studyId: number; raterId: number; now: Date },
): Promise<RaterPast> {
  const { rows } = await sql<RaterPast>`
    select coalesce(record.number,
        (select count(*) from raters where study_id = ${studyId} and id <= ${raterId})) as number,
      coalesce(record.blocks, 0) as blocks,
      coalesce(record.blocks, 0) - (
        select count(*) from blocks where rater_id = ${raterId} and state = 'expired') as kept,
      exists (
        select from assignments join blocks on blocks.id = assignments.block_id
        where assignments.rater_id = ${raterId} and assignments.submitted_at is null
          and blocks.state = 'leased' and blocks.leased_until > ${now}) as "hasOpen",
      coalesce((
        select array_agg(blocks.item_id order by blocks.id)
        from blocks join item_rooms on item_rooms.item_id = blocks.item_id
        where blocks.rater_id = ${raterId} and blocks.state = 'expired' and not blocks.set_aside
          and item_rooms.filled < item_rooms.asked), '{}') as lost,
      coalesce(record.next_position, 0) as "nextPosition", coalesce(record.tasks, 0) as tasks,
      coalesce(record.repeats, 0) as repeats
    from (values (1)) as one left join rater_records as record on record.rater_id = ${raterId}`.execute(db);
  return rows[0]!;
}

/** How an item's tasks are shown to a rater who has a block of it, in their order; repeats are not among them. */
export interface ShownBlock {
  item: number;
  tasks: { task: number; swapped: boolean; arrangement: string | null }[];
}

/** How items are shown to those who judged them or are to: blocks that count or may still. */
export async function shownBlocks(db: Executor, items: readonly number[]): Promise<ShownBlock[]> {
  const { rows } = await sql<ShownBlock>`
    select blocks.item_id as item, json_agg(json_build_object('task', assignments.task_id,
      'swapped', assignments.swapped, 'arrangement', assignments.arrangement) order by assignments.position) as tasks
    from blocks join assignments on assignments.block_id = blocks.id
    where blocks.item_id = any (${items}::int[]) and blocks.state <> 'expired' and not blocks.set_aside
      and not assignments.repeat
    group by blocks.id, blocks.item_id order by blocks.id`.execute(db);
  return rows;
}

/** A task that can be shown a second time, and how it was shown the first. */
export interface RepeatableTask {
  task: number;
  kind: Row<'tasks'>['kind'];
  swapped: boolean;
  arrangement: string | null;
}

/** What a rater has judged once and was not shown again, the oldest first, `most` at most. */
export async function repeatableTasks(
  db: Executor,
  raterId: number,
  most: number,
): Promise<RepeatableTask[]> {
  const { rows } = await sql<RepeatableTask>`
    select first.task_id as task, tasks.kind, first.swapped, first.arrangement
    from assignments as first join tasks on tasks.id = first.task_id
    where first.rater_id = ${raterId} and not first.repeat and first.submitted_at is not null
      and not exists (select from assignments as again
        where again.task_id = first.task_id and again.rater_id = ${raterId} and again.repeat)
    order by first.position limit ${most}`.execute(db);
  return rows;
}

/** Leases a block for its rater again, whatever its state was, unless it is submitted. */
export async function leaseAgain(trx: Executor, block: number, until: Date): Promise<void> {
  await sql`
    update blocks set state = 'leased', leased_until = ${until}
    where id = ${block} and state <> 'submitted'`.execute(trx);
}

/**
 * Lets a rater's running leases run until `until`, by ascending id. Leases that run until `enough` at least stay
 * as they are: extending them with every judgment would write more than the judgment itself.
 */
export async function extendLeases(
  trx: Executor,
  { raterId, now, enough, until }: { raterId: number; now: Date; enough: Date; until: Date },
): Promise<void> {
  await sql`
    update blocks set leased_until = ${until} where id in (
      select id from blocks
      where rater_id = ${raterId} and state = 'leased' and leased_until > ${now} and leased_until < ${enough}
      order by id for update skip locked)`.execute(trx);
}

/** How many blocks of a study are in each state; a lease that ran out counts as expired. */
export async function countBlocks(
  db: Executor,
  studyId: number,
  now: Date,
): Promise<Record<Row<'blocks'>['state'], number>> {
  const { rows } = await sql<Record<Row<'blocks'>['state'], number>>`
    select count(*) filter (where state = 'submitted') as submitted,
      count(*) filter (where state = 'leased' and leased_until > ${now}) as leased,
      count(*) filter (where state = 'expired' or (state = 'leased' and leased_until <= ${now})) as expired
    from blocks where study_id = ${studyId}`.execute(db);
  return rows[0]!;
}
