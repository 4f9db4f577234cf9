import { boundaryPValues, spentError } from '../statistics/groupSequential.ts';
import type { Looks } from '../studies/looks.ts';

/** One analysis of a study that has looks; its information is the share of all judgments that could be, in (0, 1]. */
export interface Sequence {
  /** The information of the looks that were taken before, rising. */
  readonly before: readonly number[];
  /** That of this analysis. */
  readonly now: number;
  /** Whether the study goes on after it, as it does after a look; what is left of the error is spent otherwise. */
  readonly goesOn: boolean;
}

/** An analysis that nothing came before. */
export const ONLY_ANALYSIS: Sequence = { before: [], now: 1, goesOn: false };

/** Each candidate's share of the 5 % in which studies may err, both ways together. */
const ERROR = 0.05;

/**
 * Confidence level of every interval that a verdict rests on. Without looks 1 − 0.05/K, so that all candidates
 * together err in at most 5 % of studies (Bonferroni). With looks, 1 − 2p, where p is the nominal one-sided p-value of
 * this analysis: the error of 0.025/K on either side is spent over the looks and the closing by the function of the
 * O'Brien–Fleming type (`spentError`), whenever and however often one looks.
 *
 * @param candidates K, at least 1
 * @param looks what the study declared
 * @param sequence the analysis in question
 */
export function verdictLevel(
  candidates: number,
  { dividedBy = 1 }: Pick<Looks, 'dividedBy'> = {},
  sequence: Sequence = ONLY_ANALYSIS,
): number {
  const error = ERROR / (Math.max(1, candidates) * Math.max(1, dividedBy));
  const { before, now, goesOn } = sequence;
  if (before.length === 0 && !goesOn) return 1 - error;
  const fractions = [...before, now];
  const spent = fractions.map((fraction, k) =>
    k === before.length && !goesOn ? error / 2 : spentError(fraction, error / 2),
  );
  return 1 - 2 * nominalP(fractions, spent);
}

/** Integration takes some milliseconds, and every interval of a verdict asks for the same. */
const known = new Map<string, number>();
const MOST_KNOWN = 1000;

function nominalP(information: readonly number[], spent: readonly number[]): number {
  const key = [...information, ...spent].join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const p = boundaryPValues(information, spent).at(-1)!;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, p);
  return p;
}

/** How much of a whole study with an extension its first part is taken to be where its items aren't known. */
const USUAL_FIRST_PART = 2 / 3;

/**
 * The closing of a study that took every look it declared and was extended where it could be, for a plan of the whole.
 * What earlier looks cost the closing hardly depends on when they are.
 */
export function plannedClosing({ at, extension }: Pick<Looks, 'at' | 'extension'>): Sequence {
  const first = extension === null ? 1 : USUAL_FIRST_PART;
  const before = at.map((share) => share * first);
  return { before: extension === null ? before : [...before, first], now: 1, goesOn: false };
}
