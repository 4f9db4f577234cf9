import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { inStretches } from './rows.ts';

/** A block that counts for its item: submitted, or reserved by a lease that still runs. */
const filled = (now: Date) => sql<boolean>`
  (blocks.state = 'submitted' or (blocks.state = 'leased' and blocks.leased_until > ${now}))`;

/** How many blocks of an item count, one of them left aside. */
export async function countFilled(
  db: Executor,
  itemId: number,
  now: Date,
  exceptBlock: number,
): Promise<number> {
  const row = await db
    .selectFrom('blocks')
    .select((get) => get.fn.countAll<number>().as('count'))
    .where('item_id', '=', itemId)
    .where('id', '!=', exceptBlock)
    .where(filled(now))
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * Marks blocks of a study whose lease ran out. Rows are locked by ascending id, as everywhere, so that those who
 * lock several never wait for each other in a circle.
 */
export async function expireLapsed(trx: Executor, studyId: number, now: Date): Promise<void> {
  await sql`
    update blocks set state = 'expired' where id in (
      select id from blocks where study_id = ${studyId} and state = 'leased' and leased_until <= ${now}
      order by id for update)`.execute(trx);
}

/** An item that someone who reads these languages (null = all) can judge; the region of a tag doesn't matter. */
const readableIn = (languages: readonly string[] | null) =>
  languages === null
    ? sql<boolean>`true`
    : sql<boolean>`(items.language is null or split_part(items.language, '-', 1) = any(
        ${languages.map((language) => language.split('-')[0])}::text[]))`;

export interface RoomQuery {
  studyId: number;
  raterId: number;
  /** Blocks that each item asks for. */
  asked: number;
  now: Date;
}

/** Leases a rater's expired blocks again where the item has room, `most` at most; gives how many. */
export async function regainBlocks(
  trx: Executor,
  { raterId, asked, now, until, most }: RoomQuery & { until: Date; most: number },
): Promise<number> {
  const { rows } = await sql`
    update blocks set state = 'leased', leased_until = ${until} where id in (
      select mine.id from blocks as mine
      where mine.rater_id = ${raterId} and mine.state = 'expired'
        and (select count(*) from blocks where blocks.item_id = mine.item_id and ${filled(now)}) < ${asked}
      order by mine.id limit ${most} for update)
    returning id`.execute(trx);
  return rows.length;
}

/**
 * Items of a study with room that a rater has not had and can read, those with the fewest blocks first and
 * otherwise in an order of the rater's own; `total` counts them all, `ids` has `most` at most.
 */
export async function itemsWithRoom(
  db: Executor,
  query: RoomQuery & { languages: readonly string[] | null; order: string; most: number },
): Promise<{ ids: number[]; total: number }> {
  const { studyId, raterId, asked, now, languages, order, most } = query;
  const { rows } = await sql<{ id: number; total: number }>`
    select items.id, count(*) over () as total
    from items
    cross join lateral (
      select count(*) as count from blocks where blocks.item_id = items.id and ${filled(now)}) as had
    where items.study_id = ${studyId} and had.count < ${asked} and ${readableIn(languages)}
      and exists (select from tasks where tasks.item_id = items.id)
      and not exists (select from blocks where blocks.item_id = items.id and blocks.rater_id = ${raterId})
    order by had.count, md5(${order}::text || '/' || items.position)
    limit ${most}`.execute(db);
  return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 };
}

/** Whether an item that the rater could still get is held by others at the moment and may come back. */
export async function mayComeBack(
  db: Executor,
  { studyId, raterId, asked, languages }: RoomQuery & { languages: readonly string[] | null },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from items
    where items.study_id = ${studyId} and ${readableIn(languages)}
      and exists (select from tasks where tasks.item_id = items.id)
      and not exists (select from blocks where blocks.item_id = items.id and blocks.rater_id = ${raterId}
        and blocks.state <> 'expired')
      and (select count(*) from blocks where blocks.item_id = items.id and blocks.state = 'submitted') < ${asked}
    limit 1`.execute(db);
  return rows.length > 0;
}

/** Reserves blocks; gives them with their ids. */
export async function insertBlocks(
  trx: Executor,
  rows: readonly NewRow<'blocks'>[],
): Promise<{ id: number; item_id: number }[]> {
  return await trx.insertInto('blocks').values(rows).returning(['id', 'item_id']).execute();
}

export async function insertAssignments(
  trx: Executor,
  rows: readonly NewRow<'assignments'>[],
): Promise<void> {
  await inStretches(rows, (stretch) => trx.insertInto('assignments').values(stretch).execute());
}

/** What a rater has had before: blocks that count, tasks placed, and the pairs shown with their sides. */
export interface RaterPast {
  blocks: number;
  /** Blocks that are not expired. */
  kept: number;
  nextPosition: number;
}

export async function raterPast(db: Executor, raterId: number): Promise<RaterPast> {
  const { rows } = await sql<RaterPast>`
    select count(*) as blocks, count(*) filter (where state <> 'expired') as kept,
      (select coalesce(max(position) + 1, 0) from assignments where rater_id = ${raterId}) as "nextPosition"
    from blocks where rater_id = ${raterId}`.execute(db);
  return rows[0]!;
}

/** The pairwise tasks that a rater was given: their systems (slot a's first) and whether a stood on the right. */
export async function sidesShown(
  db: Executor,
  raterId: number,
): Promise<{ systems: number[]; swapped: boolean }[]> {
  return await db
    .selectFrom('assignments')
    .innerJoin('tasks', 'tasks.id', 'assignments.task_id')
    .innerJoin('task_outputs', 'task_outputs.task_id', 'tasks.id')
    .innerJoin('outputs', 'outputs.id', 'task_outputs.output_id')
    .select([
      'assignments.swapped',
      sql<number[]>`array_agg(outputs.system_id order by task_outputs.slot)`.as('systems'),
    ])
    .where('assignments.rater_id', '=', raterId)
    .where('tasks.kind', '=', 'pairwise')
    .groupBy('assignments.id')
    .execute();
}

/**
 * Locks the blocks that a rater has leased, and one more, until the transaction ends; by ascending id, see
 * `expireLapsed`.
 */
export async function lockLeasedBlocks(trx: Executor, raterId: number, alsoBlock: number): Promise<void> {
  await sql`
    select id from blocks where (rater_id = ${raterId} and state = 'leased') or id = ${alsoBlock}
    order by id for update`.execute(trx);
}

/** Lets a rater's running leases, and the one of a given block whatever its state was, run until `until`. */
export async function extendLeases(
  trx: Executor,
  { raterId, block, now, until }: { raterId: number; block: number; now: Date; until: Date },
): Promise<void> {
  await sql`
    update blocks set leased_until = greatest(leased_until, ${until}), state = 'leased'
    where (rater_id = ${raterId} and state = 'leased' and leased_until > ${now})
      or (id = ${block} and state <> 'submitted')`.execute(trx);
}

/** Marks a block as submitted if none of its tasks is open. */
export async function submitIfComplete(trx: Executor, block: number, now: Date): Promise<void> {
  await sql`
    update blocks set state = 'submitted', submitted_at = ${now}
    where id = ${block} and state = 'leased'
      and not exists (select from assignments where block_id = ${block} and submitted_at is null)`.execute(
    trx,
  );
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
