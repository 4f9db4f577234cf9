import { sql } from 'kysely';
import type { RankingTypes } from '#app/core/kinds/ranking/definition.ts';
import type { KindStore } from './store.ts';

/** The place of each slot, stored for each output that stands in it. */
export const rankingStore: KindStore<RankingTypes> = {
  kind: 'ranking',
  columns: () => ({}),
  parts: ({ ranks }, assignment) => [
    sql`ranked as (
      insert into rankings (judgment_id, output_id, rank)
      select judgment.id, task_outputs.output_id, place.rank
      from judgment cross join assignments
      join task_outputs on task_outputs.task_id = assignments.task_id
      join unnest(${[...ranks.keys()]}::text[], ${[...ranks.values()]}::int[]) as place (slot, rank)
        on place.slot = task_outputs.slot
      where assignments.id = ${assignment})`,
  ],
  read: async (db, { id }) => {
    const { rows } = await sql<{ slot: string; rank: number }>`
    select distinct task_outputs.slot, rankings.rank
    from rankings
    join judgments on judgments.id = rankings.judgment_id
    join assignments on assignments.id = judgments.assignment_id
    join task_outputs on task_outputs.task_id = assignments.task_id
      and task_outputs.output_id = rankings.output_id
    where rankings.judgment_id = ${id}`.execute(db);
    return { ranks: new Map(rows.map(({ slot, rank }) => [slot, rank])) };
  },
};
