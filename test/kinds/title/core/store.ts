import { sql } from 'kysely';
import type { Database, Executor } from '#db/database.ts';
import {
  counts,
  fromJudged,
  ofJudgment,
  ofRater,
  withTimes,
  type ExportedJudgment,
} from '#db/kinds/exported.ts';
import type { KindStore, OfJudgments, Stored } from '#db/kinds/store.ts';
import type { ControlTally } from '#app/core/quality/controls.ts';
import { isLatest } from '#db/queries/analysis.ts';
import type { TitleTypes } from './definition.ts';
import type { JudgedTitle, TitleRow } from './rows.ts';

/** What a migration of the kind would do. */
export async function migrate(db: Database): Promise<void> {
  await sql`alter table tasks drop constraint tasks_kind_check`.execute(db);
  await sql`
    create table title_choices (judgment_id int primary key references judgments, title int not null)`.execute(
    db,
  );
}

/** The title of a choice by its number, and whether it is the one of the item's segment. */
const chosen = sql`
  join title_choices on title_choices.judgment_id = judgments.id
  join studies on studies.id = items.study_id
  cross join lateral (
    select one ->> 'text' as title, one ->> 'segment' = items.segment as fits
    from (select studies.configuration -> 'protocol' -> 'titles' -> title_choices.title as one) as titles) as choice
  join task_outputs on task_outputs.task_id = tasks.id
  join outputs on outputs.id = task_outputs.output_id
  join systems on systems.id = outputs.system_id`;

export const titleStore: KindStore<TitleTypes> = {
  kind: 'title',
  columns: () => ({}),
  parts: ({ title }) => [
    sql`titled as (insert into title_choices (judgment_id, title) select judgment.id, ${title}::int from judgment)`,
  ],
  read: async (db, { id }) => {
    const { rows } = await sql<{ title: number }>`
      select title from title_choices where judgment_id = ${id}`.execute(db);
    return rows[0]!;
  },
  answer: sql`(select title::text from title_choices where judgment_id = judgments.id)`,
  whole: sql`(select json_build_object('title', title) from title_choices where judgment_id = judgments.id)`,
  rows: async (db, studyId) => ({ titles: await analysisTitles(db, studyId) }),
  judged: async (db, studyId, rater) => ({ titles: await judgedTitles(db, studyId, rater) }),
  controls: tallyTitles,
  exported: { 'titles.csv': exportedTitles },
};

async function analysisTitles(db: Executor, studyId: number): Promise<TitleRow[]> {
  const { rows } = await sql<TitleRow>`
    select items.key as item, systems.name as system, raters.name as rater, choice.title, choice.fits,
      coalesce(outputs.shown_hash, outputs.text_hash) as "sharedTextId"
    ${fromJudged} ${chosen}
    where judgments.study_id = ${studyId} and not assignments.repeat and ${isLatest}
    order by items.position, raters.id, systems.position`.execute(db);
  return rows;
}

async function judgedTitles(
  db: Executor,
  studyId: number,
  rater: number | null,
): Promise<OfJudgments<TitleTypes['judged']>['titles']> {
  const { rows } = await sql<Stored<JudgedTitle>>`
    select ${ofJudgment}, systems.name as system, choice.fits
    ${fromJudged} ${chosen}
    where items.study_id = ${studyId} and not assignments.repeat and ${ofRater(rater)}
    order by items.position, raters.id, systems.position, judgments.revision`.execute(db);
  return withTimes(rows);
}

async function tallyTitles(db: Executor, studyId: number, rater: number | null): Promise<ControlTally[]> {
  const { rows } = await sql<ControlTally>`
    select raters.name as rater, 'title' as name, choice.fits::int as value, count(*)::int as times
    ${fromJudged} ${chosen}
    where items.study_id = ${studyId} and systems.dose = 'gross' and not assignments.repeat and ${isLatest}
      and ${ofRater(rater)}
    group by raters.id, choice.fits order by raters.id, choice.fits`.execute(db);
  return rows;
}

async function exportedTitles(
  db: Executor,
  page: Parameters<typeof counts>[0],
): Promise<(ExportedJudgment & { system: string; title: string; fits: boolean })[]> {
  const { rows } = await sql<ExportedJudgment & { system: string; title: string; fits: boolean }>`
    select items.key as item, systems.name as system, raters.name as rater, choice.title, choice.fits,
      judgments.submitted_at, batches.number as batch, assignments.position, judgments.active_ms, judgments.revision
    ${fromJudged} ${chosen}
    where ${counts(page)}
    order by items.position, raters.id, systems.position`.execute(db);
  return rows;
}
