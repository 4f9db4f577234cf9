import { mostDiffering, type ComparedPair, type PairTexts } from '#app/core/reports/differingPairs.ts';
import { createMemory } from '#app/core/shared/memory.ts';
import { onceSettled } from '#app/services/studies/onceSettled.ts';
import type { Database } from '#db/database.ts';
import { itemOutlines } from '#db/queries/items.ts';
import { outputsDigest } from '#db/queries/pairFaults.ts';
import { listSystems } from '#db/queries/systems.ts';
import { outputTexts, type OutputText } from '#db/queries/tasks.ts';
import type { Row } from '#db/schema.ts';

/** The pairs of a candidate that differ most. */
export interface CandidatePairs {
  readonly system: Row<'systems'>;
  readonly pairs: readonly ComparedPair[];
}

/** Items whose texts are compared before others have their turn: some milliseconds. */
const PAGE = 25;

/** Answers that are remembered: comparing a large study takes seconds, and its page is read often. */
const remember = createMemory(20);

/** The pairs of each candidate that differ most from the baseline's texts; once an output changes they are sought anew. */
export async function comparePairs(
  db: Database,
  study: Pick<Row<'studies'>, 'id' | 'created_at' | 'state'>,
): Promise<readonly CandidatePairs[]> {
  const digest = await onceSettled(db, study, 'digest', () => outputsDigest(db, study.id));
  return await remember(db, `${study.id} ${digest}`, () => compare(db, study.id));
}

async function compare(db: Database, studyId: number): Promise<readonly CandidatePairs[]> {
  const systems = (await listSystems(db, studyId)).filter(({ role }) => role !== 'control');
  const baseline = systems.find(({ role }) => role === 'baseline')!;
  const candidates = systems.filter(({ role }) => role === 'candidate');
  const found = new Map(candidates.map(({ id }) => [id, [] as ComparedPair[]]));
  const items = await itemOutlines(db, studyId);
  for (let from = 0; from < items.length; from += PAGE) {
    const texts = textsByItem(
      await outputTexts(
        db,
        items.slice(from, from + PAGE).map(({ id }) => id),
      ),
    );
    for (const { id } of candidates)
      found.set(id, mostDiffering(found.get(id)!, pairsOf(texts, baseline.id, id)));
    // Raters' pages go on answering meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return candidates.map((system) => ({ system, pairs: found.get(system.id)! }));
}

type Texts = ReadonlyMap<number, ReadonlyMap<number, string>>;

function textsByItem(outputs: readonly OutputText[]): Texts {
  const texts = new Map<number, Map<number, string>>();
  for (const { item_id, system_id, text } of outputs) {
    texts.set(item_id, (texts.get(item_id) ?? new Map<number, string>()).set(system_id, text));
  }
  return texts;
}

function pairsOf(texts: Texts, baseline: number, candidate: number): PairTexts[] {
  return [...texts].flatMap(([item, own]) => {
    const [left, right] = [own.get(baseline), own.get(candidate)];
    return left === undefined || right === undefined ? [] : [{ item, baseline: left, candidate: right }];
  });
}
