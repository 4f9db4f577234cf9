import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import { readableIn, type RoomQuery } from './rooms.ts';

/** Raters that are counted at most, by the blocks that they have reserved. */
const MOST_LEASES = 5000;

/** How many raters have blocks of a study reserved. */
export async function ratersAtWork(db: Executor, studyId: number, now: Date): Promise<number> {
  const { rows } = await sql<{ raters: number }>`
    select count(distinct rater_id)::int as raters from (
      select rater_id from blocks where study_id = ${studyId} and state = 'leased' and leased_until > ${now}
      limit ${MOST_LEASES}) as leases`.execute(db);
  return rows[0]!.raters;
}

/** For how many blocks a study has room, or `most` where it is more. Reads so many items at most. */
export async function freeBlocks(db: Executor, studyId: number, most: number): Promise<number> {
  const { rows } = await sql<{ free: number }>`
    select least(coalesce(sum(asked - filled), 0), ${most}::int)::int as free from (
      select asked, filled from item_rooms where study_id = ${studyId} and filled < asked
      limit ${most}) as rooms`.execute(db);
  return rows[0]!.free;
}

/**
 * Takes blocks back that others have reserved and not begun, of items that a rater has not had and can read, `most`
 * at most: first of those who have not been seen for a while, then what lies farthest ahead of its rater. The items'
 * rooms are locked until the transaction ends, so the room is for whoever asked.
 *
 * @param options.unseen a lease that ends before belongs to somebody who has not been seen for a while
 * @param options.ahead tasks that the browser of somebody who is at work may have been sent: blocks with one of these
 *   count as begun
 * @returns the items
 */
export async function takeUnbegun(
  trx: Executor,
  { studyId, raterId, languages }: RoomQuery,
  { now, unseen, ahead, most }: { now: Date; unseen: Date; ahead: number; most: number },
): Promise<number[]> {
  const { rows: candidates } = await sql<{ id: number }>`
    select blocks.id from blocks join item_rooms on item_rooms.item_id = blocks.item_id
    where blocks.study_id = ${studyId} and blocks.state = 'leased' and blocks.leased_until > ${now}
      and not blocks.set_aside and blocks.rater_id <> ${raterId} and ${readableIn(languages)}
      and not exists (
        select from blocks as own where own.item_id = blocks.item_id and own.rater_id = ${raterId})
      and not exists (
        select from assignments where block_id = blocks.id and submitted_at is not null)
      and (blocks.leased_until < ${unseen} or not exists (
        select from (
          select block_id from assignments as open join blocks as others on others.id = open.block_id
          where open.rater_id = blocks.rater_id and open.submitted_at is null and others.state = 'leased'
          order by open.position limit ${ahead}) as sent
        where sent.block_id = blocks.id))
    order by least(blocks.leased_until, ${unseen}), blocks.id desc limit ${most} for update of blocks skip locked`.execute(
    trx,
  );
  if (candidates.length === 0) return [];
  // Looked at once more now that they are locked: a judgment may have come in between.
  const { rows } = await sql<{ item_id: number }>`
    update blocks set state = 'expired' where id = any (${candidates.map(({ id }) => id)}::int[])
      and not exists (select from assignments where block_id = blocks.id and submitted_at is not null)
    returning item_id`.execute(trx);
  return rows.map(({ item_id }) => item_id);
}
