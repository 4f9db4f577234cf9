import { sql, type RawBuilder } from 'kysely';
import type { LikertTypes, StoredHighlight } from '#app/core/kinds/likert/definition.ts';
import type { HighlightRow, RatingRow } from '#app/core/kinds/likert/rows.ts';
import type { ControlTally } from '#app/core/quality/controls.ts';
import { isLatest } from '#db/queries/analysis.ts';
import type { Executor } from '#db/database.ts';
import type { ItemPage } from '#db/queries/export.ts';
import { counts, fromJudged, ofExported, ofRater, repeated, type ExportedJudgment } from './exported.ts';
import type { JudgedAnswers, KindStore, KnownAnswers } from './store.ts';

/** Ratings by criterion, and the spans that were marked. */
export const likertStore: KindStore<LikertTypes> = {
  kind: 'likert',
  columns: () => ({}),
  parts: ({ ratings, highlights }) => {
    const all = <K extends keyof StoredHighlight>(name: K) => highlights.map((span) => span[name]);
    return [
      ...(Object.keys(ratings).length === 0
        ? []
        : [
            sql`rated as (
      insert into ratings (judgment_id, criterion, value)
      select judgment.id, rating.criterion, rating.value from judgment cross join unnest(
        ${Object.keys(ratings)}::text[], ${Object.values(ratings)}::int[]) as rating (criterion, value))`,
          ]),
      ...(highlights.length === 0
        ? []
        : [
            sql`marked as (
      insert into highlights (judgment_id, start_offset, end_offset, severity, criterion, comment, category)
      select judgment.id, span.first, span.after, span.severity, span.criterion, span.comment, span.category
      from judgment cross join unnest(${all('start')}::int[], ${all('end')}::int[], ${all('severity')}::text[],
        ${all('criterion')}::text[], ${all('comment')}::text[], ${all('category')}::text[])
        as span (first, after, severity, criterion, comment, category))`,
          ]),
    ];
  },
  read: async (db, { id }) => ({
    ratings: await ratingsOf(db, id),
    highlights: await highlightsOf(db, id),
  }),
  answer: sql`ratings.value::text`,
  whole: sql`json_build_object(
    'ratings', coalesce((select json_object_agg(criterion, value order by criterion) from ratings
      where judgment_id = judgments.id), '{}'),
    'highlights', coalesce((select json_agg(case when category is null
        then json_build_object('start', start_offset, 'end', end_offset, 'severity', severity, 'criterion', criterion,
          'comment', comment)
        else json_build_object('start', start_offset, 'end', end_offset, 'severity', severity, 'criterion', criterion,
          'category', category, 'comment', comment) end
        order by start_offset, end_offset, severity, criterion)
      from highlights where judgment_id = judgments.id), '[]'))`,
  rows: async (db, studyId, counted, known) => ({
    ratings: known === undefined ? await analysisRatings(db, studyId, counted) : ratingsKnown(known),
    highlights: await analysisHighlights(db, studyId, counted),
  }),
  judged: async (db, studyId, rater) => ({ ratings: await judgedRatings(db, studyId, rater) }),
  controls: tallyControls,
  exported: { 'ratings.csv': exportedRatings, 'highlights.csv': exportedHighlights },
};

async function ratingsOf(db: Executor, judgmentId: number): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('ratings')
    .select(['criterion', 'value'])
    .where('judgment_id', '=', judgmentId)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.criterion, row.value]));
}

/** The spans that a judgment marked, in the order of the text. */
async function highlightsOf(db: Executor, judgmentId: number): Promise<StoredHighlight[]> {
  return await db
    .selectFrom('highlights')
    .select(['start_offset as start', 'end_offset as end', 'severity', 'criterion', 'category', 'comment'])
    .where('judgment_id', '=', judgmentId)
    .orderBy('start_offset')
    .execute();
}

/**
 * The ratings that count: the latest revision of each judgment, a shared text once for each of its systems. Each item's come
 * as one array: a hundred thousand rows take several times as long to cross from the database as what they hold.
 */
async function analysisRatings(
  db: Executor,
  studyId: number,
  counted: RawBuilder<boolean>,
): Promise<RatingRow[]> {
  type Told = [system: string, rater: string, criterion: string, value: number, sharedTextId: string];
  const { rows } = await sql<{ item: string; ratings: Told[] }>`
    select items.key as item, json_agg(
      json_build_array(systems.name, raters.name, ratings.criterion, ratings.value,
        coalesce(outputs.shown_hash, outputs.text_hash))
      order by raters.id, systems.position, ratings.criterion) as ratings
    from judgments
    join ratings on ratings.judgment_id = judgments.id
    join assignments on assignments.id = judgments.assignment_id
    join raters on raters.id = assignments.rater_id
    join task_outputs on task_outputs.task_id = assignments.task_id
    join outputs on outputs.id = task_outputs.output_id
    join items on items.id = outputs.item_id
    join systems on systems.id = outputs.system_id
    where judgments.study_id = ${studyId} and not assignments.repeat and ${counted}
    group by items.id
    order by items.position`.execute(db);
  return rows.flatMap(({ item, ratings }) =>
    ratings.map(([system, rater, criterion, value, sharedTextId]) => ({
      item,
      system,
      rater,
      criterion,
      value,
      sharedTextId,
    })),
  );
}

/** The same from what was read of them: both come in the same order. */
function ratingsKnown({ answers, textOf }: KnownAnswers): RatingRow[] {
  return answers.ratings.map(({ item, system, rater, criterion, value }) => ({
    item,
    system,
    rater,
    criterion,
    value,
    sharedTextId: textOf(item, system),
  }));
}

/** The spans marked in judgments that count, a shared text's once for each of its systems. */
async function analysisHighlights(
  db: Executor,
  studyId: number,
  counted: RawBuilder<boolean>,
): Promise<HighlightRow[]> {
  const { rows } = await sql<Omit<HighlightRow, 'category'> & { category: string | null }>`
    select items.key as item, systems.name as system, raters.name as rater, highlights.start_offset as start,
      highlights.end_offset as "end", highlights.severity, highlights.criterion, highlights.category,
      highlights.comment
    from judgments
    join highlights on highlights.judgment_id = judgments.id
    join assignments on assignments.id = judgments.assignment_id
    join task_outputs on task_outputs.task_id = assignments.task_id
    join raters on raters.id = assignments.rater_id
    join outputs on outputs.id = task_outputs.output_id
    join items on items.id = outputs.item_id
    join systems on systems.id = outputs.system_id
    where judgments.study_id = ${studyId} and not assignments.repeat and ${counted}
    order by items.position, raters.id, systems.position, highlights.start_offset`.execute(db);
  // Data hashes of studies that name no kinds stay as they were before there were any.
  return rows.map(({ category, ...row }) => (category === null ? row : { ...row, category }));
}

/** The ratings of judgments with the systems whose text each is of. */
const fromRated = sql`
  ${fromJudged}
  join ratings on ratings.judgment_id = judgments.id
  join task_outputs on task_outputs.task_id = tasks.id
  join outputs on outputs.id = task_outputs.output_id
  join systems on systems.id = outputs.system_id`;

async function judgedRatings(
  db: Executor,
  studyId: number,
  rater: number | null,
): Promise<JudgedAnswers['ratings']> {
  const { rows } = await sql<{ item: string; ratings: ToldRating[] }>`
    select items.key as item, json_agg(
      json_build_array(judgments.id, raters.name, assignments.position, judgments.revision,
        floor(extract(epoch from judgments.submitted_at) * 1000), judgments.active_ms, ${isLatest},
        systems.name, ratings.criterion, ratings.value)
      order by raters.id, systems.position, ratings.criterion, judgments.revision) as ratings
    ${fromRated}
    where items.study_id = ${studyId} and not assignments.repeat and ${ofRater(rater)}
    group by items.id
    order by items.position`.execute(db);
  return rows.flatMap(({ item, ratings }) =>
    ratings.map(
      ([judgment, name, position, revision, submittedAt, activeMs, latest, system, criterion, value]) => ({
        judgment,
        item,
        rater: name,
        position,
        revision,
        submittedAt,
        activeMs,
        latest,
        system,
        criterion,
        value,
      }),
    ),
  );
}

/** A rating as `judgedRatings` has it from the database, within its item. */
type ToldRating = [
  judgment: number,
  rater: string,
  position: number,
  revision: number,
  submittedAt: number | null,
  activeMs: number | null,
  latest: boolean,
  system: string,
  criterion: string,
  value: number,
];

/** Ratings of gross controls on the criteria that these harm. */
async function tallyControls(db: Executor, studyId: number, rater: number | null): Promise<ControlTally[]> {
  const { rows } = await sql<ControlTally>`
    select raters.name as rater, ratings.criterion as name, ratings.value, count(*)::int as times
    from systems
    join outputs on outputs.system_id = systems.id
    join task_outputs on task_outputs.output_id = outputs.id
    join assignments on assignments.task_id = task_outputs.task_id and not assignments.repeat
    join judgments on judgments.assignment_id = assignments.id
    join ratings on ratings.judgment_id = judgments.id and ratings.criterion = systems.criterion
    join raters on raters.id = assignments.rater_id
    where systems.study_id = ${studyId} and systems.dose = 'gross' and ${ofRater(rater)} and ${isLatest}
    group by raters.id, ratings.criterion, ratings.value
    order by raters.id, ratings.criterion, ratings.value`.execute(db);
  return rows;
}

interface ExportedRating extends ExportedJudgment {
  system: string;
  criterion: string;
  value: number;
  shared_text_id: string;
  repeated_value: number | null;
}

/**
 * One row for each rating and system: a shared text has a row for each of its systems. What the ratings of a text have
 * in common comes from the database once.
 */
async function exportedRatings(db: Executor, page: ItemPage): Promise<ExportedRating[]> {
  type Given = readonly [criterion: string, value: number, repeated: number | null];
  type Rated = Omit<ExportedRating, 'criterion' | 'value' | 'repeated_value'>;
  const { rows } = await sql<Rated & { given: readonly Given[] }>`
    select ${ofExported}, judgments.comment, systems.name as system,
      coalesce(outputs.shown_hash, outputs.text_hash) as shared_text_id, rated.given
    ${fromJudged}
    join task_outputs on task_outputs.task_id = tasks.id
    join outputs on outputs.id = task_outputs.output_id
    join systems on systems.id = outputs.system_id
    ${repeated}
    join lateral (
      select json_agg(json_build_array(ratings.criterion, ratings.value, repeated_rating.value)
        order by ratings.criterion) as given
      from ratings left join ratings as repeated_rating on repeated_rating.judgment_id = repeated.id
        and repeated_rating.criterion = ratings.criterion
      where ratings.judgment_id = judgments.id) as rated on rated.given is not null
    where ${counts(page)}
    order by items.position, raters.id, systems.position`.execute(db);
  // The row as it is, with what it has besides: a copy that leaves something out takes several times as long.
  return rows.flatMap((row) =>
    row.given.map(([criterion, value, repeated_value]) => ({ ...row, criterion, value, repeated_value })),
  );
}

interface ExportedHighlight extends ExportedJudgment {
  system: string;
  start: number;
  end: number;
  text: string;
  severity: string;
  criterion: string | null;
  category: string | null;
  comment: string | null;
  shared_text_id: string;
}

/** One row for each marked span and system: a shared text has a row for each of its systems. */
async function exportedHighlights(db: Executor, page: ItemPage): Promise<ExportedHighlight[]> {
  const { rows } = await sql<ExportedHighlight>`
    select ${ofExported}, systems.name as system, highlights.start_offset as start, highlights.end_offset as "end",
      substring(outputs.text from highlights.start_offset + 1
        for highlights.end_offset - highlights.start_offset) as text,
      highlights.severity, highlights.criterion, highlights.category, highlights.comment,
      coalesce(outputs.shown_hash, outputs.text_hash) as shared_text_id
    ${fromJudged}
    join highlights on highlights.judgment_id = judgments.id
    join task_outputs on task_outputs.task_id = tasks.id
    join outputs on outputs.id = task_outputs.output_id
    join systems on systems.id = outputs.system_id
    where ${counts(page)}
    order by items.position, raters.id, systems.position, highlights.start_offset`.execute(db);
  return rows;
}
