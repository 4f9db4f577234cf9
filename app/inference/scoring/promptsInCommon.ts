import { costOf, defaultMemoryBudget, rowsThatFit } from '../decoding/memory.ts';
import { createRows } from '../decoding/rows.ts';
import { traitsOf } from '../decoding/traitsOf.ts';
import type { Model } from '../models/modelFolder.ts';
import { logProbability } from './logProbability.ts';
import type { Passage } from './passages.ts';
import { planBatches } from './plan.ts';
import type { ScoreOptions } from './scoredText.ts';

/** Passages that begin alike, by their places in the list: several references of one prompt, as a rule. */
export interface Group {
  /** What they have in common, up to the token after which the first is scored. */
  readonly prompt: readonly number[];
  readonly passages: readonly number[];
}

/** A prompt shorter than this is read again as fast as it is shared. */
const LEAST_PROMPT = 8;
/** Most rows of a batch, which may still be exceeded by a single group. */
const MOST_ROWS = 16;

/**
 * Sorts passages into those that share a prompt, which is read once for all of them, and others. Not every graph
 * reads several tokens after a cache, and where rows influence each other nothing is shared.
 */
export async function promptsInCommon(
  model: Model,
  passages: readonly Passage[],
): Promise<{ groups: Group[]; others: number[] }> {
  const all = passages.map((_, index) => index);
  if (!(await canShare(model))) return { groups: [], others: all };
  const byPrompt = new Map<string, number[]>();
  for (const index of all) {
    const { tokens, from } = passages[index]!;
    const key = tokens.slice(0, from + 1).join();
    byPrompt.set(key, [...(byPrompt.get(key) ?? []), index]);
  }
  const groups: Group[] = [];
  const others: number[] = [];
  for (const members of byPrompt.values()) {
    const { tokens, from } = passages[members[0]!]!;
    if (members.length > 1 && from + 1 >= LEAST_PROMPT)
      groups.push({ prompt: tokens.slice(0, from + 1), passages: members });
    else others.push(...members);
  }
  return { groups, others };
}

async function canShare(model: Model): Promise<boolean> {
  const { first, next, encoder, rowsInfluenceEachOther } = model;
  if (encoder !== undefined || first !== next || rowsInfluenceEachOther) return false;
  // The branch of a merged graph that goes on from a cache was often exported for a single token.
  if (first.bindings.useCacheBranch) return false;
  if (typeof first.graph.inputs.get(first.bindings.inputIds.name)!.dims[1] === 'number') return false;
  return !(await traitsOf(model)).lastLogitsOnly || first.bindings.logitsToKeep !== null;
}

/** Scores groups: reads each prompt once and goes on from it with every passage that begins so. */
export async function* scoreGroups(
  model: Model,
  passages: readonly Passage[],
  groups: readonly Group[],
  { memoryBudgetBytes = defaultMemoryBudget(), signal }: ScoreOptions,
): AsyncGenerator<{ index: number; values: number[] }, void, undefined> {
  if (groups.length === 0) return;
  const traits = await traitsOf(model);
  const cost = costOf(model);
  const rows = createRows(model, traits);
  const largest = Math.max(...groups.map(({ passages: members }) => members.length));
  const together = traits.paddingIsSafe ? Math.max(1, Math.floor(MOST_ROWS / largest)) : 1;
  const batches = planBatches(
    groups.map(({ prompt }) => prompt.length),
    (length) => Math.min(together, rowsThatFit(cost, length, memoryBudgetBytes)),
  );
  for (const batch of batches) {
    signal?.throwIfAborted();
    const own = batch.map((index) => groups[index]!);
    const members = own.flatMap((group, row) => group.passages.map((index) => ({ index, row })));
    const targets = members.map(({ index }) => passages[index]!.targets);
    const begun = await rows.begin(own.map(({ prompt }) => ({ tokens: prompt })));
    const values = members.map(({ row }, i) => [
      logProbability(begun.at(row, begun.columns - 1), targets[i]![0]!),
    ]);
    if (targets.some((each) => each.length > 1)) {
      rows.select(members.map(({ row }) => row));
      const rest = await rows.finish(targets.map((each) => each.slice(0, -1)));
      values.forEach((each, i) =>
        targets[i]!.slice(1).forEach((token, column) => each.push(logProbability(rest.at(i, column), token))),
      );
    }
    yield* members.map(({ index }, i) => ({ index, values: values[i]! }));
  }
}
