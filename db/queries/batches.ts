import { sql } from 'kysely';
import { EXTENSION_BATCH } from '#app/core/studies/batches.ts';
import type { Executor } from '#db/database.ts';

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

/** The batches of a study by their numbers, and when each was opened. */
export async function listBatches(
  db: Executor,
  studyId: number,
): Promise<{ number: number; opened_at: Date | null }[]> {
  return await db
    .selectFrom('batches')
    .select(['number', 'opened_at'])
    .where('study_id', '=', studyId)
    .orderBy('number')
    .execute();
}
