import { sentenceChrf } from '../measures/chrf/chrf.ts';

/** A candidate's text beside the baseline's for the same item. */
export interface PairTexts {
  readonly item: number;
  readonly baseline: string;
  readonly candidate: string;
}

/** A pair with how alike its texts are, 0–100. */
export interface ComparedPair extends PairTexts {
  readonly likeness: number;
}

/** Pairs of each candidate that a lead reads before opening. */
export const MOST_PAIRS = 20;

/**
 * How alike two texts are, 0–100: chrF (Popović 2015), which needs no words and so reads every script, of either held
 * against the other, so that neither a text that leaves out nor one that adds looks the nearer.
 */
export function likenessOf(one: string, other: string): number {
  if (one.trim() === '' || other.trim() === '') return one.trim() === other.trim() ? 100 : 0;
  return (sentenceChrf(one, [other]) + sentenceChrf(other, [one])) / 2;
}

/**
 * The pairs that differ most, of those known so far and further ones, the most different first; equal texts are none.
 *
 * @param known at most `MOST_PAIRS`, as this function gave them
 */
export function mostDiffering(known: readonly ComparedPair[], further: readonly PairTexts[]): ComparedPair[] {
  const compared = further.flatMap((pair): ComparedPair[] =>
    pair.baseline === pair.candidate
      ? []
      : [{ ...pair, likeness: likenessOf(pair.candidate, pair.baseline) }],
  );
  return [...known, ...compared]
    .sort((a, b) => a.likeness - b.likeness || a.item - b.item)
    .slice(0, MOST_PAIRS);
}
