import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';

/** The batch of the items that a study opens with. */
export const FIRST_BATCH = 1;
/** That of the items that are held back for an extension; a study that can be extended has it even without items. */
export const EXTENSION_BATCH = 2;

/** When a study was extended; null where it was not. */
export async function extendedAt(db: Executor, studyId: number): Promise<Date | null> {
  const batch = await db
    .selectFrom('batches')
    .select('opened_at')
    .where('study_id', '=', studyId)
    .where('number', '=', EXTENSION_BATCH)
    .executeTakeFirst();
  return batch?.opened_at ?? null;
}

/** Notes when a batch was opened, the first time alone. */
export async function openBatch(trx: Executor, studyId: number, number: number, at: Date): Promise<void> {
  await trx
    .updateTable('batches')
    .set({ opened_at: sql<Date>`coalesce(opened_at, ${at}::timestamptz)` })
    .where('study_id', '=', studyId)
    .where('number', '=', number)
    .execute();
}
