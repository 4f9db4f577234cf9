import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

/** Measure under which the likelihood of an item's references is stored in `scores`. */
export const REFERENCE_NLL = 'reference_nll';

/** Items of a study with references whose likelihood under a system is not stored yet. */
export async function itemsWithoutReferenceScore(
  db: Executor,
  studyId: number,
  systemId: number,
): Promise<Pick<Row<'items'>, 'id' | 'key' | 'prompt' | 'messages' | 'reference_texts'>[]> {
  const rows = await db
    .selectFrom('items')
    .leftJoin('scores', (join) =>
      join
        .onRef('scores.item_id', '=', 'items.id')
        .on('scores.system_id', '=', systemId)
        .on('scores.measure', '=', REFERENCE_NLL),
    )
    .select(['items.id', 'items.key', 'items.prompt', 'items.messages', 'items.reference_texts'])
    .where('items.study_id', '=', studyId)
    .where('scores.id', 'is', null)
    .orderBy('items.position')
    .execute();
  return rows.filter((row) => row.reference_texts.length > 0);
}

/** Stores scores of single items; one that is there already stays. */
export async function insertReferenceScores(db: Executor, rows: readonly NewRow<'scores'>[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('scores')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['study_id', 'item_id', 'system_id', 'measure']).doNothing())
    .execute();
}

/** What the references of a study cost each system: nats over tokens, by the system's id. */
export async function sumReferenceScores(
  db: Executor,
  studyId: number,
): Promise<Map<number, { nats: number; tokens: number }>> {
  const { rows } = await sql<{ systemId: number; nats: number; tokens: number }>`
    select system_id as "systemId", sum(value)::float8 as nats, sum((detail ->> 'tokens')::int)::int as tokens
    from scores
    where study_id = ${studyId} and measure = ${REFERENCE_NLL} and item_id is not null
    group by system_id`.execute(db);
  return new Map(rows.map(({ systemId, ...sum }) => [systemId, sum]));
}
