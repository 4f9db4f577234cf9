import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { namedOutputs } from './outputs.ts';

/** Items of a study by their position: pages of whole items keep each query small. */
export interface ItemPage {
  readonly studyId: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Whether a judgment counts; absent = where no correction has replaced it. */
  readonly counted?: RawBuilder<boolean>;
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
  asked: number | null;
}

export async function exportedItems(db: Executor, { studyId, from, to }: ItemPage): Promise<ExportedItem[]> {
  return await db
    .selectFrom('items')
    .innerJoin('batches', 'batches.id', 'items.batch_id')
    .leftJoin('item_rooms', 'item_rooms.item_id', 'items.id')
    .select([
      'batches.number as batch',
      'items.key as item',
      'items.segment',
      'items.prompt',
      'items.source',
      'items.reference_texts as references',
      'items.language',
      'items.messages',
      'item_rooms.asked',
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
  source_system: string | null;
  prompt_tokens: number | null;
  first_token_ms: number | null;
  truncated_tokens: number | null;
  near_ties: number | null;
  provenance: number | null;
}

/** @param ways the place of each provenance among those of its system, see `provenancePlaces` */
export async function exportedOutputs(
  db: Executor,
  { studyId, from, to }: ItemPage,
  ways: ReadonlyMap<number, number>,
): Promise<ExportedOutput[]> {
  const rows = await namedOutputs(db)
    .select([
      'items.key as item',
      'systems.name as system',
      'outputs.text as output',
      'outputs.token_count as tokens',
      'outputs.latency_ms',
      'outputs.finish_reason',
      sql<string>`coalesce(outputs.shown_hash, outputs.text_hash)`.as('shared_text_id'),
      'sources.name as source_system',
      'outputs.prompt_tokens',
      'outputs.first_token_ms',
      'outputs.truncated_tokens',
      'outputs.near_ties',
      'outputs.provenance_id',
    ])
    .where('items.study_id', '=', studyId)
    .where('items.position', '>=', from)
    .where('items.position', '<', to)
    .execute();
  return rows.map(({ provenance_id, ...row }) => ({
    ...row,
    provenance: provenance_id === null ? null : (ways.get(provenance_id) ?? null),
  }));
}

export interface ExportedScore {
  item: string | null;
  system: string;
  measure: string;
  value: number | null;
  lower: number | null;
  upper: number | null;
  signature: string | null;
  language: string | null;
  detail: Readonly<Record<string, unknown>> | null;
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
      get.val<string | null>(null).as('language'),
      'scores.detail',
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
      sql<string | null>`scores.detail ->> 'language'`.as('language'),
      'scores.detail',
    ])
    .where('scores.study_id', '=', studyId)
    .where('items.position', '>=', from)
    .where('items.position', '<', to)
    .orderBy('items.position')
    .orderBy('systems.position')
    .orderBy('scores.measure')
    .execute();
}
