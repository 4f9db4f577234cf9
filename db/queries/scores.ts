import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow } from '#db/schema.ts';
import { inStretches } from './rows.ts';

/** Stores scores of outputs and of corpora; one that is there is replaced. */
export async function upsertScores(db: Executor, rows: readonly NewRow<'scores'>[]): Promise<void> {
  await inStretches(rows, (stretch) =>
    db
      .insertInto('scores')
      .values(stretch)
      .onConflict((conflict) =>
        conflict.columns(['study_id', 'item_id', 'system_id', 'measure']).doUpdateSet((set) => ({
          value: set.ref('excluded.value'),
          lower: set.ref('excluded.lower'),
          upper: set.ref('excluded.upper'),
          signature: set.ref('excluded.signature'),
          detail: set.ref('excluded.detail'),
        })),
      )
      .execute(),
  );
}

/** A score of one output. */
export interface OutputScore {
  readonly item: string;
  readonly system: string;
  readonly measure: string;
  readonly value: number;
}

/** The scores of single outputs by these measures. */
export async function outputScores(
  db: Executor,
  studyId: number,
  measures: readonly string[],
): Promise<OutputScore[]> {
  if (measures.length === 0) return [];
  const { rows } = await sql<OutputScore>`
    select items.key as item, systems.name as system, scores.measure, scores.value
    from scores
    join items on items.id = scores.item_id
    join systems on systems.id = scores.system_id
    where scores.study_id = ${studyId} and scores.value is not null
      and scores.measure in (${sql.join([...measures])})
    order by items.position, systems.position, scores.measure`.execute(db);
  return rows;
}

/** How many outputs of a study have a score, by measure and the system's id. */
export async function countOutputScores(
  db: Executor,
  studyId: number,
  measures: readonly string[],
): Promise<{ measure: string; systemId: number; scored: number }[]> {
  if (measures.length === 0) return [];
  const { rows } = await sql<{ measure: string; systemId: number; scored: number }>`
    select measure, system_id as "systemId", count(*)::int as scored
    from scores
    where study_id = ${studyId} and item_id is not null and measure in (${sql.join([...measures])})
    group by measure, system_id`.execute(db);
  return rows;
}

/** Takes away what a measure says of whole corpora. */
export async function deleteCorpusScores(db: Executor, studyId: number, measure: string): Promise<void> {
  await db
    .deleteFrom('scores')
    .where('study_id', '=', studyId)
    .where('measure', '=', measure)
    .where('item_id', 'is', null)
    .execute();
}
