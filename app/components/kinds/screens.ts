import type { Kind } from '#app/core/kinds/kind.ts';
import type { TypesOf } from '#app/core/kinds/kinds.ts';
import { kindRegistry, type KindRegistry } from '#app/core/kinds/registry.ts';
import type { KindScreens } from './kindScreens.ts';
import { likertScreens } from './likert/screens.tsx';
import { pairwiseScreens } from './pairwise/screens.tsx';
import { rankingScreens } from './ranking/screens.tsx';

/** What raters see of each kind of task. */
export const SCREENS: { readonly [K in Kind]: KindScreens<TypesOf[K]> } = {
  likert: likertScreens,
  pairwise: pairwiseScreens,
  ranking: rankingScreens,
};

/** The same for whoever holds a task of any kind. */
export const screens: KindRegistry<KindScreens> = kindRegistry<KindScreens>(SCREENS);
