import { sql } from 'kysely';
import type { ToldBlock, UnfinishedTask } from '#app/core/verdict/judging/missingBlocks.ts';
import type { Executor } from '#db/database.ts';

/**
 * The tasks of all blocks of which something was left unjudged. What was shown a second time for self-consistency alone
 * is no part of a block.
 *
 * @param goingOn blocks that their raters had at this moment, and had not left, aren't there; null = all are
 */
export async function unfinishedTasks(
  db: Executor,
  studyId: number,
  goingOn: Date | null,
): Promise<UnfinishedTask[]> {
  const { rows } = await sql<UnfinishedTask>`
    select blocks.id as block, items.key as item, raters.name as rater, blocks.created_at as reserved,
      assignments.submitted_at is not null as submitted,
      bool_and(task_outputs.slot = 'single') as single,
      array_agg(systems.name::text order by systems.position) as systems,
      skips.reason, skips.at as "skippedAt"
    from blocks
    join items on items.id = blocks.item_id
    join raters on raters.id = blocks.rater_id
    join assignments on assignments.block_id = blocks.id and not assignments.repeat
    join task_outputs on task_outputs.task_id = assignments.task_id
    join outputs on outputs.id = task_outputs.output_id
    join systems on systems.id = outputs.system_id
    left join (
      select distinct on (actor, detail ->> 'item') actor, detail ->> 'item' as item, detail ->> 'reason' as reason, at
      from events where study_id = ${studyId} and kind = 'task-skipped'
      order by actor, detail ->> 'item', at, id) as skips
      on skips.actor = raters.name and skips.item = items.key
    where blocks.study_id = ${studyId}
      and (${goingOn}::timestamptz is null or blocks.state <> 'leased' or blocks.leased_until <= ${goingOn}::timestamptz)
      and exists (
      select from assignments as open
      where open.block_id = blocks.id and not open.repeat and open.submitted_at is null)
    group by blocks.id, items.key, items.position, raters.id, assignments.id, skips.reason, skips.at
    order by raters.id, assignments.position`.execute(db);
  return rows;
}

/** Blocks of a study from elsewhere that were not finished there, in the order of its file. */
export async function givenSkips(db: Executor, studyId: number): Promise<ToldBlock[]> {
  return await db
    .selectFrom('given_skips')
    .innerJoin('items', 'items.id', 'given_skips.item_id')
    .innerJoin('raters', 'raters.id', 'given_skips.rater_id')
    .select([
      'items.key as item',
      'raters.name as rater',
      'given_skips.kind',
      'given_skips.seen',
      'given_skips.last_seen as lastSeen',
      'given_skips.reason',
      'given_skips.submitted_at as at',
    ])
    .where('given_skips.study_id', '=', studyId)
    .orderBy('given_skips.id')
    .execute();
}
