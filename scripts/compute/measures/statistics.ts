import { z } from 'zod';
import { cliffsDelta } from '#app/core/statistics/cliffsDelta.ts';
import { pearson, spearman } from '#app/core/statistics/correlation.ts';
import { correlationInterval } from '#app/core/statistics/correlationInterval.ts';
import { kendall } from '#app/core/statistics/kendallTest.ts';
import { mcnemarTest } from '#app/core/statistics/mcnemarTest.ts';
import { adjustForMultipleTests, MULTIPLE_TEST_METHODS } from '#app/core/statistics/multipleTests.ts';
import { pairedTTest } from '#app/core/statistics/pairedTTest.ts';
import { PROPORTION_METHODS, proportionInterval } from '#app/core/statistics/proportionInterval.ts';
import { signFlipTest } from '#app/core/statistics/signFlipTest.ts';
import {
  STANDARDIZED_DIFFERENCE_METHODS,
  standardizedDifference,
} from '#app/core/statistics/standardizedDifference.ts';
import { wilcoxonTest } from '#app/core/statistics/wilcoxonTest.ts';
import { requireOneKind } from '#app/core/shared/labels.ts';
import { meanInterval } from '#app/core/statistics/differenceInterval.ts';
import { defineMeasure } from '../measure.ts';
import { cells, CONFIDENCE, integer, listSchema, NO_OPTIONS, NUMBER, SEED } from '../schemas.ts';

const X_AND_Y = z.strictObject({ x: listSchema(NUMBER), y: listSchema(NUMBER) });

export const proportionIntervalMeasure = defineMeasure({
  data: z.strictObject({ successes: z.number(), n: z.number() }),
  options: z.strictObject({
    method: z.enum(PROPORTION_METHODS).optional(),
    confidence: CONFIDENCE.optional(),
  }),
  run({ successes, n }, options) {
    if (n === 0 && successes === 0) {
      return { lower: null, upper: null, reason: 'There is no trial, so there is no proportion.' };
    }
    return proportionInterval(successes, n, options);
  },
});

const CORRELATIONS = {
  pearson,
  spearman,
  'kendall-b': (x: readonly number[], y: readonly number[]) => kendall(x, y, { variant: 'b' }),
  'kendall-c': (x: readonly number[], y: readonly number[]) => kendall(x, y, { variant: 'c' }),
};

const INTERVAL_KINDS = {
  pearson: 'pearson',
  spearman: 'spearman',
  'kendall-b': 'kendall',
  'kendall-c': 'kendall',
} as const;

export const correlationMeasure = defineMeasure({
  data: X_AND_Y,
  options: z.strictObject({
    method: z.enum(['pearson', 'spearman', 'kendall-b', 'kendall-c']).default('pearson'),
    confidence: CONFIDENCE.optional(),
  }),
  run({ x, y }, { method, confidence }) {
    const result = CORRELATIONS[method](x, y);
    if (result.coefficient === null) return { ...result, interval: null };
    const kind = INTERVAL_KINDS[method];
    const interval = correlationInterval(result.coefficient, x.length, kind, confidence);
    if (interval !== null || result.reason !== undefined) return { ...result, interval };
    return { ...result, interval, reason: `${x.length} pairs are too few for an interval.` };
  },
});

export const cliffsDeltaMeasure = defineMeasure({
  data: X_AND_Y,
  options: NO_OPTIONS,
  run({ x, y }) {
    const delta = cliffsDelta(x, y);
    return delta === null ? { delta, reason: 'One side is empty, so there is no pair.' } : { delta };
  },
});

export const standardizedDifferenceMeasure = defineMeasure({
  data: X_AND_Y,
  options: z.strictObject({
    method: z.enum(STANDARDIZED_DIFFERENCE_METHODS).optional(),
    confidence: CONFIDENCE.optional(),
  }),
  run: ({ x, y }, options) => standardizedDifference(x, y, options),
});

const PAIRED_TESTS = {
  'sign-flip': signFlipTest,
  wilcoxon: wilcoxonTest,
  mcnemar: mcnemarTest,
  t: pairedTTest,
};

export const pairedTestMeasure = defineMeasure({
  data: X_AND_Y,
  options: z.strictObject({
    method: z.enum(['sign-flip', 'wilcoxon', 'mcnemar', 't']).default('sign-flip'),
    samples: integer(1, 10_000_000).optional(),
    seed: SEED.optional(),
  }),
  run: ({ x, y }, { method, ...sampling }) => PAIRED_TESTS[method](x, y, sampling),
});

export const multipleTestsMeasure = defineMeasure({
  data: z.strictObject({ p: listSchema(NUMBER) }),
  options: z.strictObject({ method: z.enum(MULTIPLE_TEST_METHODS).optional() }),
  run: ({ p }, { method }) => ({ adjusted: adjustForMultipleTests(p, method) }),
});

export const differenceIntervalMeasure = crossedMeasure('difference');
export const meanIntervalMeasure = crossedMeasure('value');

/** The product's interval over items and raters, of rows of item, rater and value. */
function crossedMeasure(what: string) {
  return defineMeasure({
    data: z.strictObject({ ratings: listSchema(cells(what)) }),
    options: z.strictObject({ confidence: CONFIDENCE.optional() }),
    run({ ratings }, options) {
      requireOneKind(
        ratings.map(([item]) => item),
        'item',
      );
      requireOneKind(
        ratings.map(([, rater]) => rater),
        'rater',
      );
      return meanInterval(
        ratings.map(([item, rater, value]) => ({ item, rater, value })),
        options,
      );
    },
  });
}
