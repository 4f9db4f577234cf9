import type { Kind } from '#app/core/kinds/kind.ts';
import type { TypesOf } from '#app/core/kinds/kinds.ts';
import { kindRegistry, type KindRegistry } from '#app/core/kinds/registry.ts';
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
