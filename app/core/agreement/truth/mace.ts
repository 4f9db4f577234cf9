import { AppError } from '#app/core/shared/errors.ts';
import { createRandom, type Random } from '#app/core/shared/random.ts';
import { digamma } from '#app/core/statistics/digamma.ts';
import type { Rating } from '../ratingTable.ts';
import { type IndexedJudgments, indexJudgments, type TruthJudgment } from './judgments.ts';
import { labelsOf, normalizeLogs, posteriorsOf } from './posteriors.ts';

export interface MaceOptions {
  /** Of each restart; 50 where it is left out. */
  readonly iterations?: number | undefined;
  /** Starts at random places, of which the best counts; 10 where it is left out. */
  readonly restarts?: number | undefined;
  /** 0 where it is left out. */
  readonly seed?: number | string | undefined;
}

export interface MaceResult {
  readonly labels: Record<string, Rating>;
  /** `posteriors[item][category]`. */
  readonly posteriors: Record<string, Record<string, number>>;
  /** For each rater the probability of saying the truth rather than drawing from their own habit, 0–1. */
  readonly competence: Record<string, number>;
  /** Of the judgments under the weights of the last iteration. */
  readonly logLikelihood: number;
}

/** Prior of knowing and of spamming (Beta), and of the habits (Dirichlet), as published. */
const KNOWING_PRIOR = 0.5;
const HABIT_PRIOR = 10;
const FIRST_NOISE = 0.5;

/** Weights of a rater's knowing, spamming, and habit of each category; expected counts of the same shape. */
interface Raters {
  readonly knowing: Float64Array;
  readonly spamming: Float64Array;
  /** At rater · categories + category. */
  readonly habit: Float64Array;
}

/**
 * Each item's true category and each rater's competence, by variational Bayes (Hovy, Berg-Kirkpatrick, Vaswani &
 * Hovy 2013, MACE): a rater either knows and says the truth, or draws from a habit that has nothing to do with the
 * item. Categories are equally frequent beforehand. The best of several random starts counts, so figures vary
 * slightly with the seed.
 *
 * @throws AppError invalid_input for no judgments, or options out of range
 */
export function mace(
  judgments: readonly TruthJudgment[],
  { iterations = 50, restarts = 10, seed = 0 }: MaceOptions = {},
): MaceResult {
  if (![iterations, restarts].every((count) => Number.isInteger(count) && count >= 1)) {
    throw new AppError('mace-options', { iterations: String(iterations), restarts: String(restarts) });
  }
  const indexed = indexJudgments(judgments);
  const random = createRandom(seed);
  let best = run(indexed, iterations, random);
  for (let start = 1; start < restarts; start++) {
    const next = run(indexed, iterations, random);
    if (next.logLikelihood > best.logLikelihood) best = next;
  }
  const { posterior, weights, logLikelihood } = best;
  return {
    labels: labelsOf(indexed, posterior),
    posteriors: posteriorsOf(indexed, posterior),
    competence: Object.fromEntries(
      indexed.raters.map((rater, r) => [
        String(rater),
        weights.knowing[r]! / (weights.knowing[r]! + weights.spamming[r]!),
      ]),
    ),
    logLikelihood,
  };
}

function run(indexed: IndexedJudgments, iterations: number, random: Random) {
  const { items, raters, categories } = indexed;
  const posterior = new Float64Array(items.length * categories.length);
  const counts = emptyRaters(raters.length, categories.length);
  let weights = firstWeights(raters.length, categories.length, random);
  let logLikelihood = expect(indexed, weights, counts, posterior);
  for (let step = 0; step < iterations; step++) {
    weights = variationalWeights(counts, categories.length);
    logLikelihood = expect(indexed, weights, counts, posterior);
  }
  return { posterior, weights, logLikelihood };
}

function emptyRaters(raters: number, categories: number): Raters {
  return {
    knowing: new Float64Array(raters),
    spamming: new Float64Array(raters),
    habit: new Float64Array(raters * categories),
  };
}

function firstWeights(raters: number, categories: number, random: Random): Raters {
  const draw = () => 1 + FIRST_NOISE * random.next();
  const knowing = Float64Array.from({ length: raters }, draw);
  const spamming = Float64Array.from({ length: raters }, draw);
  const total = knowing.map((weight, r) => weight + spamming[r]!);
  const habit = Float64Array.from({ length: raters * categories }, draw);
  for (let r = 0; r < raters; r++) {
    const row = habit.subarray(r * categories, (r + 1) * categories);
    const sum = row.reduce((all, weight) => all + weight, 0);
    row.forEach((weight, c) => (row[c] = weight / sum));
  }
  return {
    knowing: knowing.map((weight, r) => weight / total[r]!),
    spamming: spamming.map((weight, r) => weight / total[r]!),
    habit,
  };
}

/** The E step: fills `posterior` and the expected `counts`, and returns the log-likelihood. */
function expect(
  { items, item, rater, category, categories }: IndexedJudgments,
  { knowing, spamming, habit }: Raters,
  counts: Raters,
  posterior: Float64Array,
): number {
  const k = categories.length;
  posterior.fill(-Math.log(k));
  const guess = Float64Array.from(
    item,
    (_, j) => spamming[rater[j]!]! * habit[rater[j]! * k + category[j]!]!,
  );
  for (let j = 0; j < item.length; j++) {
    for (let c = 0; c < k; c++) {
      const known = c === category[j] ? knowing[rater[j]!]! : 0;
      posterior[item[j]! * k + c]! += Math.log(known + guess[j]!);
    }
  }
  let logLikelihood = 0;
  for (let i = 0; i < items.length; i++)
    logLikelihood += normalizeLogs(posterior.subarray(i * k, (i + 1) * k));
  for (const part of [counts.knowing, counts.spamming, counts.habit]) part.fill(0);
  for (let j = 0; j < item.length; j++) {
    const r = rater[j]!;
    const truth = posterior[item[j]! * k + category[j]!]!;
    const known = (truth * knowing[r]!) / (knowing[r]! + guess[j]!);
    counts.knowing[r]! += known;
    counts.spamming[r]! += 1 - known;
    counts.habit[r * k + category[j]!]! += 1 - known;
  }
  return logLikelihood;
}

/** The M step of variational Bayes: exp ψ of the counts with their prior, over exp ψ of the sum. */
function variationalWeights(counts: Raters, categories: number): Raters {
  const smooth = (count: number, total: number) => Math.exp(digamma(count) - digamma(total));
  const judged = counts.knowing.map((known, r) => known + counts.spamming[r]! + 2 * KNOWING_PRIOR);
  return {
    knowing: counts.knowing.map((count, r) => smooth(count + KNOWING_PRIOR, judged[r]!)),
    spamming: counts.spamming.map((count, r) => smooth(count + KNOWING_PRIOR, judged[r]!)),
    habit: counts.habit.map((count, place) => {
      const spammed = counts.spamming[Math.floor(place / categories)]!;
      return smooth(count + HABIT_PRIOR, spammed + categories * HABIT_PRIOR);
    }),
  };
}
