import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { isLatest } from './analysis.ts';

/** Items of a study by their position: pages of whole items keep each query small. */
export interface ItemPage {
  readonly studyId: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** One past the highest position of a study's items. */
export async function itemPositions(db: Executor, studyId: number): Promise<number> {
  const row = await db
    .selectFrom('items')
    .select((get) => get.fn.max<number | null>('position').as('last'))
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
  return (row.last ?? -1) + 1;
}

export interface ExportedItem {
  batch: number;
  item: string;
  segment: string | null;
  prompt: string;
  source: string | null;
  references: string[];
  language: string | null;
  messages: Row<'items'>['messages'];
}

export async function exportedItems(db: Executor, { studyId, from, to }: ItemPage): Promise<ExportedItem[]> {
  return await db
    .selectFrom('items')
    .innerJoin('batches', 'batches.id', 'items.batch_id')
    .select([
      'batches.number as batch',
      'items.key as item',
      'items.segment',
      'items.prompt',
      'items.source',
      'items.reference_texts as references',
      'items.language',
      'items.messages',
    ])
    .where('items.study_id', '=', studyId)
    .where('items.position', '>=', from)
    .where('items.position', '<', to)
    .orderBy('items.position')
    .execute();
}

export interface ExportedOutput {
  item: string;
  system: string;
  output: string;
  tokens: number | null;
  latency_ms: number | null;
  finish_reason: string | null;
  shared_text_id: string;
}

export async function exportedOutputs(
  db: Executor,
  { studyId, from, to }: ItemPage,
): Promise<ExportedOutput[]> {
  return await db
    .selectFrom('outputs')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .select([
      'items.key as item',
      'systems.name as system',
      'outputs.text as output',
      'outputs.token_count as tokens',
      'outputs.latency_ms',
      'outputs.finish_reason',
      sql<string>`coalesce(outputs.shown_hash, outputs.text_hash)`.as('shared_text_id'),
    ])
    .where('items.study_id', '=', studyId)
    .where('items.position', '>=', from)
    .where('items.position', '<', to)
    .orderBy('items.position')
    .orderBy('systems.position')
    .execute();
}

/** What ratings and preferences have in common. */
interface ExportedJudgment {
  item: string;
  rater: string;
  submitted_at: Date;
  batch: number;
  position: number;
  active_ms: number;
  revision: number;
}

/** The judgments of items, with what every row of them tells of task and rater. */
const fromJudged = sql`
  from items
  join batches on batches.id = items.batch_id
  join tasks on tasks.item_id = items.id
  join assignments on assignments.task_id = tasks.id
  join raters on raters.id = assignments.rater_id
  join judgments on judgments.assignment_id = assignments.id`;

/** Whether a judgment counts and its item is in the page. */
const counts = ({ studyId, from, to }: ItemPage) => sql<boolean>`
  items.study_id = ${studyId} and items.position >= ${from} and items.position < ${to}
    and not assignments.repeat and ${isLatest}`;

/** The judgment of the same task when it was shown to its rater again, where it was. */
const repeated = sql`
  left join assignments as again on again.task_id = assignments.task_id
    and again.rater_id = assignments.rater_id and again.repeat
  left join lateral (
    select id, choice, strength from judgments where judgments.assignment_id = again.id
    order by revision desc limit 1) as repeated on true`;

export interface ExportedRating extends ExportedJudgment {
  system: string;
  criterion: string;
  value: number;
  shared_text_id: string;
  repeated_value: number | null;
}

/** One row for each rating and system: a shared text has a row for each of its systems. */
export async function exportedRatings(db: Executor, page: ItemPage): Promise<ExportedRating[]> {
  const { rows } = await sql<ExportedRating>`
    select items.key as item, systems.name as system, raters.name as rater, ratings.criterion, ratings.value,
      judgments.submitted_at, batches.number as batch, assignments.position, judgments.active_ms,
      judgments.revision, coalesce(outputs.shown_hash, outputs.text_hash) as shared_text_id, repeated_rating.value as repeated_value
    ${fromJudged}
    join ratings on ratings.judgment_id = judgments.id
    join task_outputs on task_outputs.task_id = tasks.id
    join outputs on outputs.id = task_outputs.output_id
    join systems on systems.id = outputs.system_id
    ${repeated}
    left join ratings as repeated_rating on repeated_rating.judgment_id = repeated.id
      and repeated_rating.criterion = ratings.criterion
    where ${counts(page)}
    order by items.position, raters.id, systems.position, ratings.criterion`.execute(db);
  return rows;
}

export interface ExportedPreference extends ExportedJudgment {
  system_a: string;
  system_b: string;
  choice: 'a' | 'b' | 'tie';
  strength: string | null;
  side_a: 'left' | 'right';
  repeated_choice: 'a' | 'b' | 'tie' | null;
  repeated_strength: string | null;
}

export async function exportedPreferences(db: Executor, page: ItemPage): Promise<ExportedPreference[]> {
  const { rows } = await sql<ExportedPreference>`
    select items.key as item, system_a.name as system_a, system_b.name as system_b, raters.name as rater,
      judgments.choice, judgments.strength, case when assignments.swapped then 'right' else 'left' end as side_a,
      judgments.submitted_at, batches.number as batch, assignments.position, judgments.active_ms,
      judgments.revision, repeated.choice as repeated_choice, repeated.strength as repeated_strength
    ${fromJudged}
    join task_outputs as slot_a on slot_a.task_id = tasks.id and slot_a.slot = 'a'
    join task_outputs as slot_b on slot_b.task_id = tasks.id and slot_b.slot = 'b'
    join outputs as output_a on output_a.id = slot_a.output_id
    join outputs as output_b on output_b.id = slot_b.output_id
    join systems as system_a on system_a.id = output_a.system_id
    join systems as system_b on system_b.id = output_b.system_id
    ${repeated}
    where judgments.choice is not null and ${counts(page)}
    order by items.position, raters.id, system_b.position, system_a.position`.execute(db);
  return rows;
}

export interface ExportedRanking extends ExportedJudgment {
  system: string;
  form: string;
  rank: number;
  shown_at: number;
  shared_text_id: string;
  repeated_rank: number | null;
}

/** One row for each system in each ranking. */
export async function exportedRankings(db: Executor, page: ItemPage): Promise<ExportedRanking[]> {
  const { rows } = await sql<ExportedRanking>`
    select items.key as item, systems.name as system, raters.name as rater,
      studies.configuration -> 'protocol' -> 'ranking' ->> 'form' as form, rankings.rank,
      strpos(assignments.arrangement, task_outputs.slot) as shown_at, judgments.submitted_at,
      batches.number as batch, assignments.position, judgments.active_ms, judgments.revision,
      coalesce(outputs.shown_hash, outputs.text_hash) as shared_text_id, repeated_ranking.rank as repeated_rank
    ${fromJudged}
    join studies on studies.id = items.study_id
    join rankings on rankings.judgment_id = judgments.id
    join task_outputs on task_outputs.task_id = tasks.id and task_outputs.output_id = rankings.output_id
    join outputs on outputs.id = rankings.output_id
    join systems on systems.id = outputs.system_id
    ${repeated}
    left join rankings as repeated_ranking on repeated_ranking.judgment_id = repeated.id
      and repeated_ranking.output_id = rankings.output_id
    where ${counts(page)}
    order by items.position, raters.id, systems.position`.execute(db);
  return rows;
}

export interface ExportedHighlight extends ExportedJudgment {
  system: string;
  start: number;
  end: number;
  text: string;
  severity: string;
  criterion: string | null;
  comment: string | null;
  shared_text_id: string;
}

/** One row for each marked span and system: a shared text has a row for each of its systems. */
export async function exportedHighlights(db: Executor, page: ItemPage): Promise<ExportedHighlight[]> {
  const { rows } = await sql<ExportedHighlight>`
    select items.key as item, systems.name as system, raters.name as rater,
      highlights.start_offset as start, highlights.end_offset as "end",
      substring(outputs.text from highlights.start_offset + 1
        for highlights.end_offset - highlights.start_offset) as text,
      highlights.severity, highlights.criterion, highlights.comment, judgments.submitted_at,
      batches.number as batch, assignments.position, judgments.active_ms, judgments.revision,
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

export interface ExportedScore {
  item: string | null;
  system: string;
  measure: string;
  value: number | null;
  lower: number | null;
  upper: number | null;
  signature: string | null;
}

/** Scores over all items together. */
export async function exportedCorpusScores(db: Executor, studyId: number): Promise<ExportedScore[]> {
  return await db
    .selectFrom('scores')
    .innerJoin('systems', 'systems.id', 'scores.system_id')
    .select((get) => [
      get.val<string | null>(null).as('item'),
      'systems.name as system',
      'scores.measure',
      'scores.value',
      'scores.lower',
      'scores.upper',
      'scores.signature',
    ])
    .where('scores.study_id', '=', studyId)
    .where('scores.item_id', 'is', null)
    .orderBy('systems.position')
    .orderBy('scores.measure')
    .execute();
}

/** Scores of single outputs. */
export async function exportedScores(
  db: Executor,
  { studyId, from, to }: ItemPage,
): Promise<ExportedScore[]> {
  return await db
    .selectFrom('scores')
    .innerJoin('systems', 'systems.id', 'scores.system_id')
    .innerJoin('items', 'items.id', 'scores.item_id')
    .select([
      'items.key as item',
      'systems.name as system',
      'scores.measure',
      'scores.value',
      'scores.lower',
      'scores.upper',
      'scores.signature',
    ])
    .where('scores.study_id', '=', studyId)
    .where('items.position', '>=', from)
    .where('items.position', '<', to)
    .orderBy('items.position')
    .orderBy('systems.position')
    .orderBy('scores.measure')
    .execute();
}
