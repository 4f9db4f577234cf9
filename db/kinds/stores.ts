import { sql, type RawBuilder } from 'kysely';
import type { Kind } from '#app/core/kinds/kind.ts';
import type { TypesOf } from '#app/core/kinds/kinds.ts';
import { kindRegistry, type KindRegistry } from '#app/core/kinds/registry.ts';
import type { AnsweredData } from '#app/core/evidence/data.ts';
import type { Executor } from '#db/database.ts';
import { likertStore } from './likert.ts';
import { pairwiseStore } from './pairwise.ts';
import { rankingStore } from './ranking.ts';
import type { KindStore } from './store.ts';

/** How the answers of each kind are stored. */
export const STORES: { readonly [K in Kind]: KindStore<TypesOf[K]> } = {
  likert: likertStore,
  pairwise: pairwiseStore,
  ranking: rankingStore,
};

/** The same for whoever holds a task of any kind. */
export const stores: KindRegistry<KindStore> = kindRegistry<KindStore>(STORES);

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
