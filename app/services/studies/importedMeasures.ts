import { mayImportScores } from '#app/core/studies/customMeasures.ts';
import type { Executor } from '#db/database.ts';
import { countOutputScores } from '#db/queries/scores.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';

/** A measure whose scores are imported, and how far they are; no score. */
export interface ImportedMeasure {
  readonly name: string;
  readonly direction: 'higher' | 'lower';
  readonly unit: string;
  readonly margin: { readonly accept: number; readonly limit: number } | null;
  readonly votes: boolean;
  /** Whether scores may be imported now. */
  readonly open: boolean;
  /** For the baseline and each candidate, how many of its outputs have a score. */
  readonly scored: readonly { readonly system: string; readonly outputs: number }[];
}

/** The measures of a study whose scores are imported, in the order of its configuration. */
export async function importedMeasures(
  db: Executor,
  { id, state, configuration: { customMeasures = [], voters } }: Row<'studies'>,
): Promise<ImportedMeasure[]> {
  if (customMeasures.length === 0) return [];
  const names = customMeasures.map(({ name }) => name);
  const counts = await countOutputScores(db, id, names);
  const systems = (await listSystems(db, id)).filter(({ role }) => role !== 'control');
  return customMeasures.map(({ name, direction, unit, margin = null }) => {
    const votes = voters.includes(name);
    const scored = systems.map((system) => {
      const own = counts.find(({ measure, systemId }) => measure === name && systemId === system.id);
      return { system: system.name, outputs: own?.scored ?? 0 };
    });
    return { name, direction, unit, margin, votes, open: mayImportScores(state, votes), scored };
  });
}
