import type { StudyWarning } from '#app/core/studies/warnings.ts';
import { faultKinds, isTried } from '#app/core/tasks/faultKinds.ts';
import type { Executor } from '#db/database.ts';
import { controlKinds, listPairFaults } from '#db/queries/pairFaults.ts';
import type { Row } from '#db/schema.ts';

/** The kinds of fault that the lead saw in a study's pairs and that none of its controls tries; none before it has any. */
export async function faultWarnings(
  db: Executor,
  { id, state, configuration: { protocol } }: Row<'studies'>,
): Promise<StudyWarning[]> {
  if (state === 'draft' || state === 'generating' || state === 'withdrawn') return [];
  const seen = new Set((await listPairFaults(db, id)).map(({ fault }) => fault));
  if (seen.size === 0) return [];
  const controls = await controlKinds(db, id);
  return faultKinds(protocol)
    .filter((kind) => seen.has(kind.key) && !isTried(kind, controls))
    .map(({ criterion, maker }) => ({ kind: 'fault-untried', criterion: criterion.label, maker }));
}
