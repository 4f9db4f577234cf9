import type { Kind } from '#app/core/kinds/kind.ts';
import { kindRegistry, type KindRegistry } from '#app/core/kinds/registry.ts';
import type { KindForm } from './kindForm.ts';
import { likertForm } from './likert/form/form.ts';
import { pairwiseForm } from './pairwise/form.tsx';
import { rankingForm } from './ranking/form.tsx';

/** How a study is set up with each kind of task. */
export const FORMS: Readonly<Record<Kind, KindForm>> = {
  likert: likertForm,
  pairwise: pairwiseForm,
  ranking: rankingForm,
};

export const forms: KindRegistry<KindForm> = kindRegistry<KindForm>(FORMS);
