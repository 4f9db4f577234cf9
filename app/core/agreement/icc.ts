import { meanSquares, requireComplete } from '#app/core/agreement/twoWayTable.ts';
import type { MeanSquares } from '#app/core/agreement/twoWayTable.ts';
import { requireConfidence } from '#app/core/statistics/distributions.ts';
import { fQuantile, fUpperTail } from '#app/core/statistics/fDistribution.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export interface IccValue {
  /** At most 1, below 0 where subjects differ less than chance; null where undefined. */
  readonly value: number | null;
  /** null where undefined. */
  readonly interval: [number, number] | null;
  /** Of the test that subjects do not differ; null where there is no error to divide by. */
  readonly f: number | null;
  readonly p: number | null;
  readonly reason?: Note;
}

/** Single ratings, and (k) the mean of all raters. */
export type IccName = 'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k';
export type IccResult = Readonly<Record<IccName, IccValue>>;

/**
 * The six intraclass correlations of Shrout & Fleiss (1979): each subject with its own raters (1), the same raters
 * as a sample (2, absolute agreement) or as the only ones (3, consistency). Intervals of ICC2 by Satterthwaite
 * (McGraw & Wong 1996), those of ICC2k from them by Spearman–Brown, as psych::ICC has them.
 *
 * @param ratings `ratings[subject][rater]`, complete
 * @throws AppError invalid_input for rows of different lengths or values that are no numbers
 */
export function icc(
  ratings: readonly (readonly number[])[],
  options: { confidence?: number | undefined } = {},
): IccResult {
  const confidence = requireConfidence(options.confidence ?? 0.95);
  requireComplete(ratings);
  if (ratings.length < 2 || ratings[0]!.length < 2) {
    return nowhere(note('icc-needs-two-of-each'));
  }
  const squares = meanSquares(ratings);
  const sizes = [squares.betweenSubjects, squares.betweenRaters, squares.residual];
  if (!sizes.every(Number.isFinite)) return nowhere(note('values-beyond-numbers'));
  if (sizes.every((size) => size === 0)) return nowhere(note('ratings-the-same'));
  const upper = 0.5 + confidence / 2;
  const { subjects: n, raters: k } = squares;
  const oneWay = consistency(squares.betweenSubjects, squares.withinSubjects, n - 1, n * (k - 1), k, upper);
  const twoWay = consistency(squares.betweenSubjects, squares.residual, n - 1, (n - 1) * (k - 1), k, upper);
  const [ICC2, ICC2k] = absoluteAgreement(squares, twoWay.single, upper);
  return { ICC1: oneWay.single, ICC2, ICC3: twoWay.single, ICC1k: oneWay.mean, ICC2k, ICC3k: twoWay.mean };
}

/** ICC1 with the variance within subjects as error, ICC3 with the residual. */
function consistency(between: number, error: number, df1: number, df2: number, k: number, upper: number) {
  const value = ratio(between - error, between + (k - 1) * error);
  const ofMean = ratio(between - error, between);
  if (error === 0) {
    const reason = note('no-error-variance');
    const none = { interval: null, f: null, p: null, reason };
    return { single: { value, ...none }, mean: { value: ofMean, ...none } };
  }
  const f = between / error;
  const p = fUpperTail(f, df1, df2);
  const low = f / fQuantile(upper, df1, df2);
  const high = f * fQuantile(upper, df2, df1);
  const single: [number, number] = [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
  const mean: [number, number] | null = low === 0 ? null : [1 - 1 / low, 1 - 1 / high];
  return {
    single: withReason({ value, interval: single, f, p }),
    mean: withReason({ value: ofMean, interval: mean, f, p }),
  };
}

function absoluteAgreement(
  squares: MeanSquares,
  { f, p, reason }: IccValue,
  upper: number,
): [IccValue, IccValue] {
  const { subjects: n, raters: k, betweenSubjects, betweenRaters, residual } = squares;
  const raterPart = (betweenRaters - residual) / n;
  const value = ratio(betweenSubjects - residual, betweenSubjects + (k - 1) * residual + k * raterPart);
  const ofMean = ratio(betweenSubjects - residual, betweenSubjects + raterPart);
  if (value === null || f === null) {
    const why = reason ?? UNDEFINED;
    return [
      { value, interval: null, f, p, reason: why },
      { value: ofMean, interval: null, f, p, reason: why },
    ];
  }
  const ofRaters = betweenRaters / residual;
  const a = k * value * ofRaters;
  const b = n * (1 + (k - 1) * value) - k * value;
  const df = ((k - 1) * (n - 1) * (a + b) ** 2) / ((n - 1) * a ** 2 + b ** 2);
  const single = df > 0 && Number.isFinite(df) ? boundsOfAgreement(squares, df, upper) : null;
  const mean = single?.map((bound) => (bound * k) / (1 + bound * (k - 1))) as [number, number] | undefined;
  return [
    withReason({ value, interval: single, f, p }),
    withReason({ value: ofMean, interval: mean ?? null, f, p }),
  ];
}

function boundsOfAgreement(squares: MeanSquares, df: number, upper: number): [number, number] {
  const { subjects: n, raters: k, betweenSubjects, betweenRaters, residual } = squares;
  const rest = k * betweenRaters + (k * n - k - n) * residual;
  const forLower = fQuantile(upper, n - 1, df);
  const forUpper = fQuantile(upper, df, n - 1);
  return [
    (n * (betweenSubjects - forLower * residual)) / (forLower * rest + n * betweenSubjects),
    (n * (forUpper * betweenSubjects - residual)) / (rest + n * forUpper * betweenSubjects),
  ];
}

const UNDEFINED = note('variances-leave-undefined');

function ratio(numerator: number, denominator: number): number | null {
  const value = numerator / denominator;
  return Number.isFinite(value) ? value : null;
}

function withReason(result: Omit<IccValue, 'reason'>): IccValue {
  const interval = result.interval?.every(Number.isFinite) ? result.interval : null;
  return result.value === null || interval === null
    ? { ...result, interval, reason: UNDEFINED }
    : { ...result, interval };
}

function nowhere(reason: Note): IccResult {
  const none: IccValue = { value: null, interval: null, f: null, p: null, reason };
  return { ICC1: none, ICC2: none, ICC3: none, ICC1k: none, ICC2k: none, ICC3k: none };
}
