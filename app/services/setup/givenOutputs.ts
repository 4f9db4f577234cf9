import { problem, type Problem } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import type { OutputsToImport } from '../generation/importOutputs.ts';
import type { Holding } from './whatIsLost.ts';

/** Outputs made elsewhere that come with a set-up, those of one system. */
export type GivenOutputs = Omit<OutputsToImport, 'slug' | 'replace' | 'system'> & { readonly system: string };

/** What of them isn't there yet. */
export interface OutputsToTake {
  readonly given: GivenOutputs;
  /** How many there are none of, and how many take the place of others. */
  readonly added: number;
  readonly replaced: number;
}

/** Which of the outputs that come with a set-up would change anything, where some of those that are there hold. */
export async function outputsToTake(
  db: Executor,
  studyId: number,
  outputs: readonly GivenOutputs[],
  holds: Holding,
): Promise<OutputsToTake[]> {
  const found: OutputsToTake[] = [];
  for (const given of outputs) {
    const stored = holds.systems.has(given.system) ? await listOutputs(db, studyId, given.system) : [];
    const there = new Map(
      stored.flatMap(({ item, output }) => (holds.items.has(item) ? [[item, output]] : [])),
    );
    const added = given.outputs.filter(({ item }) => !there.has(String(item))).length;
    const replaced = given.outputs.filter(
      ({ item, output }) => there.has(String(item)) && there.get(String(item)) !== output,
    ).length;
    const faulty = (given.problems ?? []).length > 0;
    if (added + replaced > 0 || faulty) found.push({ given, added, replaced });
  }
  return found;
}

/** The same as differences, each at its place. */
export function toldOutputs(taken: readonly OutputsToTake[]): Problem[] {
  return taken.map(({ given, added, replaced }) =>
    problem(`outputs[${given.system}]`, 'outputs-differ', { added, replaced }),
  );
}
