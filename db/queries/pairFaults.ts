import { sql } from 'kysely';
import type { Executor, OpenTransaction } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** Which kinds of fault the lead ticked, by item and candidate. */
export async function listPairFaults(
  db: Executor,
  studyId: number,
): Promise<Pick<Row<'pair_faults'>, 'item_id' | 'system_id' | 'fault'>[]> {
  return await db
    .selectFrom('pair_faults')
    .select(['item_id', 'system_id', 'fault'])
    .where('study_id', '=', studyId)
    .orderBy('created_at')
    .orderBy('fault')
    .execute();
}

/** Ticks a kind of fault of a pair; ticked twice it is ticked. */
export async function insertPairFault(
  trx: OpenTransaction,
  row: Pick<Row<'pair_faults'>, 'study_id' | 'item_id' | 'system_id' | 'fault'>,
): Promise<void> {
  await trx
    .insertInto('pair_faults')
    .values(row)
    .onConflict((conflict) => conflict.columns(['item_id', 'system_id', 'fault']).doNothing())
    .execute();
}

/** Takes the ticks of these kinds away from a pair; all but one kind where `except` names it. */
export async function deletePairFaults(
  trx: OpenTransaction,
  { itemId, systemId }: { itemId: number; systemId: number },
  which: { readonly fault: string } | { readonly except: string },
): Promise<void> {
  await trx
    .deleteFrom('pair_faults')
    .where('item_id', '=', itemId)
    .where('system_id', '=', systemId)
    .where((where) =>
      'fault' in which ? where('fault', '=', which.fault) : where('fault', '<>', which.except),
    )
    .execute();
}

/** A value that changes whenever an output of a system under test does; of a sum, so that nothing is sorted for it. */
export async function outputsDigest(db: Executor, studyId: number): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select count(*) || '-' || coalesce(sum(hashtextextended(
      outputs.text_hash || ' ' || outputs.item_id || ' ' || outputs.system_id, 0)), 0) as digest
    from outputs join systems on systems.id = outputs.system_id
    where outputs.study_id = ${studyId} and systems.role <> 'control'`.execute(db);
  return rows[0]!.digest;
}

/** What each control of a study is known to be, alike ones once. */
export async function controlKinds(
  db: Executor,
  studyId: number,
): Promise<Pick<Row<'systems'>, 'criterion' | 'dose' | 'maker'>[]> {
  return await db
    .selectFrom('systems')
    .select(['criterion', 'dose', 'maker'])
    .where('study_id', '=', studyId)
    .where('role', '=', 'control')
    .execute();
}
