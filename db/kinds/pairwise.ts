import type { PairwiseTypes } from '#app/core/kinds/pairwise/definition.ts';
import type { KindStore } from './store.ts';

/** A preference stands in the judgment itself. */
export const pairwiseStore: KindStore<PairwiseTypes> = {
  kind: 'pairwise',
  columns: ({ choice, strength }) => ({ choice, strength }),
  parts: () => [],
  read: async (_, { choice, strength, id }) => {
    if (choice === null) throw new Error(`judgment ${id} has no preference`);
    return { choice, strength };
  },
};
