import { sql, type RawBuilder } from 'kysely';
import type { AnsweredData } from '#app/core/evidence/data.ts';
import type { Executor } from '#db/database.ts';
import { stores } from './stores.ts';

/** An answer of whatever kind as a text: see `KindStore.answer`. */
export const answerText: RawBuilder<string | null> =
  sql`coalesce(${sql.join(stores.all.map(({ answer }) => answer))})`;

/** All tables of the analysis that kinds fill, of one study. */
export async function kindRows(db: Executor, studyId: number): Promise<AnsweredData> {
  const rows = {};
  // One after the other: within a transaction there is one connection.
  for (const store of stores.all) Object.assign(rows, await store.rows(db, studyId));
  return rows as AnsweredData;
}
