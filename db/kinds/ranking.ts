import { sql, type RawBuilder } from 'kysely';
import type { RankingTypes } from '#app/core/kinds/ranking/definition.ts';
import type { RankingRow } from '#app/core/kinds/ranking/rows.ts';
import type { JudgedRank } from '#app/core/kinds/ranking/judged.ts';
import type { Executor } from '#db/database.ts';
import type { ItemPage } from '#db/queries/export.ts';
import {
  counts,
  fromJudged,
  ofExported,
  ofJudgment,
  ofRater,
  repeated,
  withTimes,
  type ExportedJudgment,
} from './exported.ts';
import type { JudgedAnswers, KindStore, Stored } from './store.ts';

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
  answer: sql`(
          select string_agg(distinct task_outputs.slot || rankings.rank, ' ' order by task_outputs.slot || rankings.rank)
          from rankings join task_outputs on task_outputs.task_id = assignments.task_id
            and task_outputs.output_id = rankings.output_id
          where rankings.judgment_id = judgments.id)`,
  whole: sql`json_build_object('ranks', (
    select json_object_agg(systems.name, rankings.rank order by systems.position)
    from rankings join outputs on outputs.id = rankings.output_id join systems on systems.id = outputs.system_id
    where rankings.judgment_id = judgments.id))`,
  rows: async (db, studyId, counted) => ({ rankings: await analysisRankings(db, studyId, counted) }),
  judged: async (db, studyId, rater) => ({ rankings: await judgedRankings(db, studyId, rater) }),
  controls: null,
  exported: { 'rankings.csv': exportedRankings },
};

/** The rankings that count, a text that systems share once for each of them. */
async function analysisRankings(
  db: Executor,
  studyId: number,
  counted: RawBuilder<boolean>,
): Promise<RankingRow[]> {
  const { rows } = await sql<RankingRow>`
    select items.key as item, systems.name as system, raters.name as rater, rankings.rank,
      strpos(assignments.arrangement, task_outputs.slot) as "shownAt", coalesce(outputs.shown_hash, outputs.text_hash) as "sharedTextId"
    from judgments
    join rankings on rankings.judgment_id = judgments.id
    join assignments on assignments.id = judgments.assignment_id
    join task_outputs on task_outputs.task_id = assignments.task_id
      and task_outputs.output_id = rankings.output_id
    join raters on raters.id = assignments.rater_id
    join outputs on outputs.id = rankings.output_id
    join items on items.id = outputs.item_id
    join systems on systems.id = outputs.system_id
    where judgments.study_id = ${studyId} and not assignments.repeat and ${counted}
    order by items.position, raters.id, systems.position`.execute(db);
  return rows;
}

/** The places of judgments with the systems that have them. */
const fromRanked = sql`
  ${fromJudged}
  join rankings on rankings.judgment_id = judgments.id
  join task_outputs on task_outputs.task_id = tasks.id and task_outputs.output_id = rankings.output_id
  join outputs on outputs.id = rankings.output_id
  join systems on systems.id = outputs.system_id`;

async function judgedRankings(
  db: Executor,
  studyId: number,
  rater: number | null,
): Promise<JudgedAnswers['rankings']> {
  const { rows } = await sql<Stored<JudgedRank>>`
    select ${ofJudgment}, systems.name as system, rankings.rank
    ${fromRanked}
    where items.study_id = ${studyId} and not assignments.repeat and ${ofRater(rater)}
    order by items.position, raters.id, systems.position, judgments.revision`.execute(db);
  return withTimes(rows);
}

interface ExportedRanking extends ExportedJudgment {
  system: string;
  form: string;
  rank: number;
  shown_at: number;
  shared_text_id: string;
  repeated_rank: number | null;
}

/** One row for each system in each ranking. */
async function exportedRankings(db: Executor, page: ItemPage): Promise<ExportedRanking[]> {
  const { rows } = await sql<ExportedRanking>`
    select ${ofExported}, judgments.comment, systems.name as system,
      studies.configuration -> 'protocol' -> 'ranking' ->> 'form' as form, rankings.rank,
      strpos(assignments.arrangement, task_outputs.slot) as shown_at,
      coalesce(outputs.shown_hash, outputs.text_hash) as shared_text_id, repeated_ranking.rank as repeated_rank
    ${fromRanked}
    join studies on studies.id = items.study_id
    ${repeated}
    left join rankings as repeated_ranking on repeated_ranking.judgment_id = repeated.id
      and repeated_ranking.output_id = rankings.output_id
    where ${counts(page)}
    order by items.position, raters.id, systems.position`.execute(db);
  return rows;
}
