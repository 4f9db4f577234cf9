import { AppError } from '#app/core/shared/errors.ts';
import type { Rating } from '../ratingTable.ts';
import { type IndexedJudgments, indexJudgments, type TruthJudgment } from './judgments.ts';
import { labelsOf, normalizeLogs, posteriorsOf } from './posteriors.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export interface DawidSkeneOptions {
  /** At most so many; 100 where it is left out. */
  readonly iterations?: number | undefined;
  /** Least gain in log-likelihood to go on; 0 = every iteration. 1e-9 where it is left out. */
  readonly tolerance?: number | undefined;
}

export interface DawidSkeneResult {
  /** Each item's most probable category. */
  readonly labels: Record<string, Rating>;
  /** `posteriors[item][category]`. */
  readonly posteriors: Record<string, Record<string, number>>;
  /** `raterConfusion[rater][true][given]`; null where the rater saw no item that may be of the true category. */
  readonly raterConfusion: Record<string, Record<string, Record<string, number | null>>>;
  /** The share of each category among the items. */
  readonly categoryShares: Record<string, number>;
  readonly logLikelihood: number;
  /** Iterations made. */
  readonly iterations: number;
  /** Why something is null. */
  readonly reason?: Note;
}

interface State {
  readonly posterior: Float64Array;
  readonly shares: Float64Array;
  /** At ((rater · k) + true) · k + given; a row of zeros where undefined. */
  readonly confusion: Float64Array;
  /** How many items of each true category the rater is expected to have judged, once for each judgment. */
  readonly seen: Float64Array;
}

/**
 * Each item's true category and each rater's errors, estimated together by maximum likelihood (Dawid & Skene 1979):
 * expectation–maximization from each item's shares of votes, an M step and then an E step each iteration, without
 * smoothing. It finds a local optimum.
 *
 * @throws AppError invalid_input for no judgments, or options out of range
 */
export function dawidSkene(
  judgments: readonly TruthJudgment[],
  { iterations = 100, tolerance = 1e-9 }: DawidSkeneOptions = {},
): DawidSkeneResult {
  if (!Number.isInteger(iterations) || iterations < 1 || !(tolerance >= 0)) {
    throw new AppError('dawid-skene-options', {
      iterations: String(iterations),
      tolerance: String(tolerance),
    });
  }
  const indexed = indexJudgments(judgments);
  const [k, raters] = [indexed.categories.length, indexed.raters.length];
  const state: State = {
    posterior: voteShares(indexed),
    shares: new Float64Array(k),
    confusion: new Float64Array(raters * k * k),
    seen: new Float64Array(raters * k),
  };
  let logLikelihood = -Infinity;
  let made = 0;
  while (made < iterations) {
    maximize(indexed, state);
    const next = expect(indexed, state);
    made++;
    const gain = next - logLikelihood;
    logLikelihood = next;
    if (tolerance > 0 && gain < tolerance) break;
  }
  return report(indexed, state, logLikelihood, made);
}

function voteShares({ items, categories, item, category }: IndexedJudgments): Float64Array {
  const k = categories.length;
  const shares = new Float64Array(items.length * k);
  const votes = new Float64Array(items.length);
  item.forEach((i, j) => {
    shares[i * k + category[j]!]! += 1;
    votes[i]! += 1;
  });
  return shares.map((count, place) => count / votes[Math.floor(place / k)]!);
}

/** The M step: shares and confusion from the posterior. */
function maximize(
  { items, item, rater, category, categories }: IndexedJudgments,
  { posterior, shares, confusion, seen }: State,
): void {
  const k = categories.length;
  shares.fill(0);
  confusion.fill(0);
  seen.fill(0);
  for (let place = 0; place < posterior.length; place++)
    shares[place % k]! += posterior[place]! / items.length;
  for (let j = 0; j < item.length; j++) {
    for (let c = 0; c < k; c++) {
      const p = posterior[item[j]! * k + c]!;
      confusion[(rater[j]! * k + c) * k + category[j]!]! += p;
      seen[rater[j]! * k + c]! += p;
    }
  }
  for (let row = 0; row < seen.length; row++) {
    if (seen[row] === 0) continue;
    for (let given = 0; given < k; given++) confusion[row * k + given]! /= seen[row]!;
  }
}

/** The E step: the posterior from shares and confusion. Returns the log-likelihood. */
function expect(
  { items, item, rater, category, categories }: IndexedJudgments,
  { posterior, shares, confusion }: State,
): number {
  const k = categories.length;
  const logs = confusion.map(Math.log);
  for (let i = 0; i < items.length; i++)
    for (let c = 0; c < k; c++) posterior[i * k + c] = Math.log(shares[c]!);
  for (let j = 0; j < item.length; j++) {
    for (let c = 0; c < k; c++) {
      posterior[item[j]! * k + c]! += logs[(rater[j]! * k + c) * k + category[j]!]!;
    }
  }
  let logLikelihood = 0;
  for (let i = 0; i < items.length; i++)
    logLikelihood += normalizeLogs(posterior.subarray(i * k, (i + 1) * k));
  return logLikelihood;
}

function report(
  indexed: IndexedJudgments,
  { posterior, shares, confusion, seen }: State,
  logLikelihood: number,
  iterations: number,
): DawidSkeneResult {
  const { raters, categories } = indexed;
  const k = categories.length;
  const rowOf = (row: number) =>
    categories.map((given, g) => [String(given), seen[row] === 0 ? null : confusion[row * k + g]!] as const);
  const confusionOf = (r: number) =>
    categories.map((truth, c) => [String(truth), Object.fromEntries(rowOf(r * k + c))] as const);
  const result = {
    labels: labelsOf(indexed, posterior),
    posteriors: posteriorsOf(indexed, posterior),
    raterConfusion: Object.fromEntries(
      raters.map((rater, r) => [String(rater), Object.fromEntries(confusionOf(r))]),
    ),
    categoryShares: Object.fromEntries(categories.map((category, c) => [String(category), shares[c]!])),
    logLikelihood,
    iterations,
  };
  if (!seen.includes(0)) return result;
  const reason = note('rater-saw-none-of-a-category');
  return { ...result, reason };
}
