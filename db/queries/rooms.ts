import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import { EXTENSION_BATCH, FIRST_BATCH } from '#app/core/studies/batches.ts';

/** An item that someone who reads these languages (null = all) can judge; the region of a tag doesn't matter. */
export const readableIn = (languages: readonly string[] | null) =>
  languages === null
    ? sql<boolean>`true`
    : sql<boolean>`(item_rooms.language is null or item_rooms.language = any(
        ${languages.map((language) => language.split('-')[0])}::text[]))`;

/**
 * Makes the rooms of a study's items that have tasks, all of them free; those beyond the first batch ask for nothing
 * yet. Places follow from seed and position, so that the same study has the same in every database.
 *
 * @param asked blocks that an item asks for; those of another batch than the first ask for none
 * @param once positions of the items that ask for one block alone
 */
export async function insertRooms(
  trx: Executor,
  studyId: number,
  { seed, asked, once }: { seed: string; asked: number; once: readonly number[] },
): Promise<void> {
  await sql`
    insert into item_rooms (item_id, study_id, language, place, asked)
    select items.id, items.study_id, split_part(items.language, '-', 1),
      ('x' || left(md5(${seed}::text || '/place/' || items.position), 8))::bit(32)::int,
      case when batches.number <> ${FIRST_BATCH}::int then 0
        when items.position = any (${once}::int[]) then 1 else ${asked}::int end
    from items join batches on batches.id = items.batch_id
    where items.study_id = ${studyId} and exists (select from tasks where tasks.item_id = items.id)
    order by items.id`.execute(trx);
}

/** What an extension asks for: blocks of the items held back, as `insertRooms` takes them, and further ones of all. */
export interface FurtherBlocks {
  readonly asked: number;
  readonly once: readonly number[];
  readonly further: number;
}

/** How many blocks an extension would add. */
export async function countFurther(
  db: Executor,
  studyId: number,
  { asked, once, further }: FurtherBlocks,
): Promise<number> {
  const { rows } = await sql<{ blocks: number }>`
    select coalesce(sum(${further}::int + case when batches.number = ${FIRST_BATCH}::int then 0
      when items.position = any (${once}::int[]) then 1 else ${asked}::int end), 0)::int as blocks
    from item_rooms join items on items.id = item_rooms.item_id join batches on batches.id = items.batch_id
    where item_rooms.study_id = ${studyId}
      and batches.number in (${FIRST_BATCH}, ${EXTENSION_BATCH})`.execute(db);
  return rows[0]!.blocks;
}

/** Lets the items of a study ask for what its extension adds. */
export async function addFurther(
  trx: Executor,
  studyId: number,
  { asked, once, further }: FurtherBlocks,
): Promise<void> {
  await sql`
    update item_rooms set asked = asked + ${further}::int + case when batches.number = ${FIRST_BATCH}::int then 0
      when items.position = any (${once}::int[]) then 1 else ${asked}::int end
    from items join batches on batches.id = items.batch_id
    where items.id = item_rooms.item_id and item_rooms.study_id = ${studyId}
      and batches.number in (${FIRST_BATCH}, ${EXTENSION_BATCH})`.execute(trx);
}

export async function deleteRooms(trx: Executor, studyId: number): Promise<void> {
  await trx.deleteFrom('item_rooms').where('study_id', '=', studyId).execute();
}

export interface RoomQuery {
  studyId: number;
  raterId: number;
  /** Languages the rater reads; null = all. */
  languages: readonly string[] | null;
}

/**
 * Items with room that a rater has not had and can read, `most` at most: those with the fewest blocks first, from
 * `start` on around the study's circle of items. Nothing is locked; see `lockFree`.
 *
 * @param asked the most blocks that any item asks for
 */
export async function freeItems(
  db: Executor,
  {
    studyId,
    raterId,
    languages,
    asked,
    start,
    most,
  }: RoomQuery & { asked: number; start: number; most: number },
): Promise<number[]> {
  // One short walk along the index for each number of blocks and each half of the circle.
  const { rows } = await sql<{ item_id: number }>`
    select free.item_id
    from generate_series(0, ${asked - 1}::int) as level
    cross join (
      values (0, ${start}::bigint, 2147483647), (1, -2147483648, ${start}::bigint - 1)) as half (number, low, high)
    cross join lateral (
      select item_id, place from item_rooms
      where study_id = ${studyId} and filled = level and filled < asked and place between half.low and half.high
        and ${readableIn(languages)}
        and not exists (
          select from blocks where blocks.item_id = item_rooms.item_id and blocks.rater_id = ${raterId})
      order by place limit ${most}) as free
    order by level, half.number, free.place
    limit ${most}`.execute(db);
  return rows.map((row) => row.item_id);
}

/**
 * Items with a gross control that a rater ought to get now: free ones that they have not had and can read, the fewest
 * blocks first. As many as the rater has not met of those that each is to meet early; but no more than are left for
 * everybody who has joined, so that whoever comes later meets some as well.
 *
 * @param options.early how many a rater is to meet early
 * @param options.least how many the rater gets however many others there are
 * @param options.most most of them now
 */
export async function freeGrossItems(
  db: Executor,
  { studyId, raterId, languages }: RoomQuery,
  { start, early, least, most }: { start: number; early: number; least: number; most: number },
): Promise<number[]> {
  const { rows } = await sql<{ item_id: number }>`
    with gross as materialized (
      select distinct outputs.item_id from systems join outputs on outputs.system_id = systems.id
      where systems.study_id = ${studyId} and systems.dose = 'gross'),
    due as (
      select ${early}::int - (
          select count(*) from gross join blocks using (item_id)
          where blocks.rater_id = ${raterId} and blocks.state <> 'expired') as own,
        coalesce((select sum(asked - filled) from gross join item_rooms using (item_id) where filled < asked), 0)
          / greatest(1, (select count(*) from raters where study_id = ${studyId})) as fair)
    select item_rooms.item_id from item_rooms join gross on gross.item_id = item_rooms.item_id
    where filled < asked and ${readableIn(languages)}
      and not exists (
        select from blocks where blocks.item_id = item_rooms.item_id and blocks.rater_id = ${raterId})
    order by filled, (place::bigint - ${start}::bigint + 4294967296) % 4294967296
    limit (select greatest(0, least(${most}::int, own, greatest(${least}::int, floor(fair)::int)))::int from due)`.execute(
    db,
  );
  return rows.map((row) => row.item_id);
}

/**
 * Locks items that still have room until the transaction ends, in the order given, `most` at most; those that
 * another transaction has at this moment are passed over.
 */
export async function lockFree(trx: Executor, items: readonly number[], most: number): Promise<number[]> {
  const { rows } = await sql<{ item_id: number }>`
    select item_id from item_rooms where item_id = any (${items}::int[]) and filled < asked
    order by array_position(${items}::int[], item_id) limit ${most} for update skip locked`.execute(trx);
  return rows.map((row) => row.item_id);
}

/**
 * The same, waiting for the others instead, so that what is missing is certainly taken. By ascending item, so that
 * those who wait never wait for each other in a circle: a transaction may do so once, holding no room before.
 */
export async function awaitFree(trx: Executor, items: readonly number[], most: number): Promise<number[]> {
  const { rows } = await sql<{ item_id: number }>`
    select item_id from item_rooms where item_id = any (${items}::int[]) and filled < asked
    order by item_id for update`.execute(trx);
  const free = new Set(rows.map((row) => row.item_id));
  return items.filter((item) => free.has(item)).slice(0, most);
}

/** Whether an item has room, which stays so until the transaction ends. */
export async function holdRoom(trx: Executor, itemId: number): Promise<boolean> {
  return (await awaitFree(trx, [itemId], 1)).length > 0;
}

/** Whether an item that the rater could still get is held by others at the moment and may come back. */
export async function mayComeBack(
  db: Executor,
  { studyId, raterId, languages }: RoomQuery,
): Promise<boolean> {
  const { rows } = await sql`
    select from item_rooms
    where study_id = ${studyId} and submitted < asked and ${readableIn(languages)}
      and not exists (
        select from blocks where blocks.item_id = item_rooms.item_id and blocks.rater_id = ${raterId}
          and (blocks.state <> 'expired' or blocks.set_aside))
    limit 1`.execute(db);
  return rows.length > 0;
}

/** How many items of a study have tasks that are asked for, and how many blocks they ask for. */
export async function countAsked(db: Executor, studyId: number): Promise<{ items: number; blocks: number }> {
  const { rows } = await sql<{ items: number; blocks: number }>`
    select count(*) filter (where asked > 0)::int as items, coalesce(sum(asked), 0)::int as blocks
    from item_rooms where study_id = ${studyId}`.execute(db);
  return rows[0]!;
}

/** How many judgments a study asks for: tasks of all the blocks that its items ask for. */
export async function countAskedJudgments(db: Executor, studyId: number): Promise<number> {
  const { rows } = await sql<{ judgments: number }>`
    select coalesce(sum(asked), 0)::int as judgments from tasks join item_rooms using (item_id)
    where tasks.study_id = ${studyId}`.execute(db);
  return rows[0]!.judgments;
}

/** How many blocks a study asks for, and how many are submitted, those beyond what was asked for included. */
export async function countReadings(
  db: Executor,
  studyId: number,
): Promise<{ asked: number; submitted: number }> {
  const { rows } = await sql<{ asked: number; submitted: number }>`
    select coalesce(sum(asked), 0)::int as asked, coalesce(sum(submitted), 0)::int as submitted
    from item_rooms where study_id = ${studyId}`.execute(db);
  return rows[0]!;
}

/** The items of a study that are held back for its extension and have tasks. */
export async function heldItems(db: Executor, studyId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('item_rooms')
    .innerJoin('items', 'items.id', 'item_rooms.item_id')
    .innerJoin('batches', 'batches.id', 'items.batch_id')
    .select('item_rooms.item_id as item')
    .where('item_rooms.study_id', '=', studyId)
    .where('batches.number', '=', EXTENSION_BATCH)
    .execute();
  return new Set(rows.map(({ item }) => item));
}

/** How many blocks each item of a study asks for, in the order of the items; those that ask for none left out. */
export async function askedOfItems(
  db: Executor,
  studyId: number,
): Promise<{ item: number; asked: number }[]> {
  return await db
    .selectFrom('item_rooms')
    .select(['item_id as item', 'asked'])
    .where('study_id', '=', studyId)
    .where('asked', '>', 0)
    .orderBy('item_id')
    .execute();
}
