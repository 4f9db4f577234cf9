import { openBatch } from '#db/queries/batches.ts';
import { insertMany, nextIds } from '#db/queries/givenRows.ts';
import { insertBatch } from '#db/queries/studies.ts';
import { itemRow } from '../../studies/createStudy.ts';
import { idsOf, type Ids, type Storing } from './stored.ts';

const ITEM = {
  ...({ id: 'int', study_id: 'int', batch_id: 'int', key: 'text', position: 'int' } as const),
  ...({ segment: 'text', language: 'text', prompt: 'text', messages: 'jsonb', source: 'text' } as const),
  reference_texts: 'jsonb',
} as const;

/** Stores the items of a study in their order, with their batches. */
export async function storeItems({ trx, studyId, given }: Storing): Promise<Ids> {
  const batches = new Map<number, number>();
  for (const [number, openedAt] of given.batches) {
    batches.set(number, await insertBatch(trx, studyId, number));
    if (openedAt !== null) await openBatch(trx, studyId, number, openedAt);
  }
  const ids = await nextIds(trx, 'items', given.items.length);
  const rows = given.items.map((item, position) => ({
    ...itemRow(studyId, item, { position, batch: batches.get(item.batch)! }),
    id: ids[position],
    messages: item.messages ?? null,
    reference_texts: item.references,
  }));
  await insertMany(trx, 'items', ITEM, rows);
  return idsOf(
    given.items.map(({ item }) => item),
    ids,
  );
}
