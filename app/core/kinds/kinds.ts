import type { KindDefinition } from './definition.ts';
import type { Kind, TypesOf } from './kind.ts';
import { likert } from './likert/definition.ts';
import { pairwise } from './pairwise/definition.ts';
import { ranking } from './ranking/definition.ts';
import { kindRegistry, type KindRegistry } from './registry.ts';

export type { TypesOf };

/** Every kind of task; a kind that is missing here, or lacks a part, is an error of the compiler. */
export const KINDS: { readonly [K in Kind]: KindDefinition<TypesOf[K]> } = { likert, pairwise, ranking };

/** The same for whoever holds a task of any kind. */
export const kinds: KindRegistry<KindDefinition> = kindRegistry<KindDefinition>(KINDS);
