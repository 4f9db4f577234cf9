import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';

/** Measures under which the BERTScore of an output is stored in `scores`; `bertscore` is F1. */
export const BERTSCORE_MEASURES = ['bertscore', 'bertscorePrecision', 'bertscoreRecall'] as const;

/** Items of a study with references, and what a system wrote for each, in the order of the items. */
export async function outputsWithReferences(
  db: Executor,
  studyId: number,
  systemId: number,
): Promise<{ itemId: number; text: string; references: string[] }[]> {
  const { rows } = await sql<{ itemId: number; text: string; references: string[] }>`
    select items.id as "itemId", outputs.text, items.reference_texts as references
    from outputs
    join items on items.id = outputs.item_id
    where outputs.study_id = ${studyId} and outputs.system_id = ${systemId}
    order by items.position`.execute(db);
  return rows.filter(({ references }) => references.length > 0);
}

/** Signatures of the BERTScores that a system's outputs have, by item. */
export async function meaningSignatures(
  db: Executor,
  studyId: number,
  systemId: number,
): Promise<Map<number, string>> {
  const { rows } = await sql<{ itemId: number; signature: string }>`
    select item_id as "itemId", min(signature) as signature
    from scores
    where study_id = ${studyId} and system_id = ${systemId} and item_id is not null
      and measure in (${sql.join([...BERTSCORE_MEASURES])})
    group by item_id
    having count(*) = ${BERTSCORE_MEASURES.length}`.execute(db);
  return new Map(rows.map(({ itemId, signature }) => [itemId, signature]));
}
