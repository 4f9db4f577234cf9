import { sql } from 'kysely';
import type { Kind } from '#app/core/kinds/kind.ts';
import type { Executor } from '#db/database.ts';

/** Tasks of a kind: how many judgments are asked for, and how many there are. */
export interface KindCount {
  kind: Kind;
  asked: number;
  judged: number;
}

/**
 * Judgments by kind of task. Those of blocks that were left incomplete or set aside are not among them, as others are
 * asked for in their place; what was shown a second time isn't either.
 */
export async function judgedByKind(db: Executor, studyId: number): Promise<KindCount[]> {
  const { rows } = await sql<KindCount>`
    with judged as (
      select assignments.task_id, count(*) as judged
      from assignments join blocks on blocks.id = assignments.block_id
      where assignments.study_id = ${studyId} and assignments.submitted_at is not null and not assignments.repeat
        and blocks.state <> 'expired' and not blocks.set_aside
      group by assignments.task_id)
    select tasks.kind, sum(item_rooms.asked)::int as asked, coalesce(sum(judged.judged), 0)::int as judged
    from tasks join item_rooms on item_rooms.item_id = tasks.item_id left join judged on judged.task_id = tasks.id
    where tasks.study_id = ${studyId} group by tasks.kind order by tasks.kind`.execute(db);
  return rows;
}

/** How many readings that count came in since two moments, the second one earlier. */
export async function readingsSince(
  db: Executor,
  studyId: number,
  { day, week }: { day: Date; week: Date },
): Promise<{ lastDay: number; lastWeek: number }> {
  const { rows } = await sql<{ lastDay: number; lastWeek: number }>`
    select (count(*) filter (where submitted_at >= ${day}))::int as "lastDay", count(*)::int as "lastWeek"
    from blocks where study_id = ${studyId} and submitted_at >= ${week} and not set_aside`.execute(db);
  return rows[0]!;
}

/** An item and its readings. */
export interface ItemReadings {
  item: string;
  asked: number;
  submitted: number;
}

/** The items that lack most readings, those with fewer of them first. */
export async function fewestRead(db: Executor, studyId: number, most: number): Promise<ItemReadings[]> {
  const { rows } = await sql<ItemReadings>`
    select items.key as item, item_rooms.asked, item_rooms.submitted
    from item_rooms join items on items.id = item_rooms.item_id
    where item_rooms.study_id = ${studyId} and item_rooms.submitted < item_rooms.asked
    order by item_rooms.asked - item_rooms.submitted desc, item_rooms.submitted, items.position
    limit ${most}`.execute(db);
  return rows;
}

/** How many items lack how many readings, those that lack none first. Items that nobody is asked about are left out. */
export async function itemsByMissing(
  db: Executor,
  studyId: number,
): Promise<{ missing: number; items: number }[]> {
  const { rows } = await sql<{ missing: number; items: number }>`
    select greatest(asked - submitted, 0) as missing, count(*)::int as items
    from item_rooms where study_id = ${studyId} and asked > 0 group by 1 order by 1`.execute(db);
  return rows;
}
