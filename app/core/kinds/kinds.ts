import type { KindDefinition } from './definition.ts';
import type { Kind } from './kind.ts';
import { likert, type LikertTypes } from './likert/definition.ts';
import { pairwise, type PairwiseTypes } from './pairwise/definition.ts';
import { ranking, type RankingTypes } from './ranking/definition.ts';
import { kindRegistry, type KindRegistry } from './registry.ts';

/** The types of each kind. */
export interface TypesOf {
  likert: LikertTypes;
  pairwise: PairwiseTypes;
  ranking: RankingTypes;
}

/** Every kind of task; a kind that is missing here, or lacks a part, is an error of the compiler. */
export const KINDS: { readonly [K in Kind]: KindDefinition<TypesOf[K]> } = { likert, pairwise, ranking };

/** The same for whoever holds a task of any kind. */
export const kinds: KindRegistry<KindDefinition> = kindRegistry<KindDefinition>(KINDS);
