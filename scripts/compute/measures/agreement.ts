import { z } from 'zod';
import { AGREEMENT_WEIGHTS } from '#app/core/agreement/categoryWeights.ts';
import { cohenKappa } from '#app/core/agreement/cohenKappa.ts';
import { fleissKappa } from '#app/core/agreement/fleissKappa.ts';
import { gwetAc } from '#app/core/agreement/gwetAc.ts';
import { icc } from '#app/core/agreement/icc.ts';
import { kendallW } from '#app/core/agreement/kendallW.ts';
import { krippendorffAlpha } from '#app/core/agreement/krippendorffAlpha.ts';
import { percentAgreement } from '#app/core/agreement/percentAgreement.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { requireOneKind } from '#app/core/shared/labels.ts';
import { defineMeasure } from '../measure.ts';
import {
  CONFIDENCE,
  integer,
  list,
  listSchema,
  NO_OPTIONS,
  NUMBER,
  RATING,
  RATING_OR_MISSING,
  SEED,
} from '../schemas.ts';

const RATINGS = z.strictObject({ ratings: listSchema(list(RATING_OR_MISSING)) });
const CATEGORIES = listSchema(RATING).optional();
const WEIGHTS = z.enum(AGREEMENT_WEIGHTS).optional();

const BOOTSTRAP = z.strictObject({
  samples: integer(1, 10_000_000).default(1000),
  seed: SEED.default(0),
  confidence: CONFIDENCE.optional(),
});

export const krippendorffAlphaMeasure = defineMeasure({
  data: RATINGS,
  options: z.strictObject({
    level: z.enum(['nominal', 'ordinal', 'interval', 'ratio']).optional(),
    bootstrap: BOOTSTRAP.optional(),
    unitIndices: listSchema(list(NUMBER)).optional(),
    clusters: listSchema(RATING).optional(),
  }),
  run({ ratings }, options) {
    if (options.clusters !== undefined) {
      requireOneKind(options.clusters, 'cluster');
      if (options.bootstrap === undefined) {
        throw new AppError('clusters-without-bootstrap');
      }
    }
    return krippendorffAlpha(ratings, options);
  },
});

export const cohenKappaMeasure = defineMeasure({
  data: z.strictObject({ a: listSchema(RATING), b: listSchema(RATING) }),
  options: z.strictObject({
    weights: z.enum(['none', 'linear', 'quadratic']).optional(),
    categories: CATEGORIES,
    confidence: CONFIDENCE.optional(),
  }),
  run: ({ a, b }, options) => cohenKappa(a, b, options),
});

export const fleissKappaMeasure = defineMeasure({
  data: z.strictObject({ counts: listSchema(list(NUMBER)) }),
  options: NO_OPTIONS,
  run: ({ counts }) => fleissKappa(counts),
});

export const gwetAcMeasure = defineMeasure({
  data: RATINGS,
  options: z.strictObject({
    weights: WEIGHTS,
    categories: CATEGORIES,
    confidence: CONFIDENCE.optional(),
    bootstrap: BOOTSTRAP.optional(),
  }),
  run: ({ ratings }, options) => gwetAc(ratings, options),
});

export const percentAgreementMeasure = defineMeasure({
  data: RATINGS,
  options: z.strictObject({ weights: WEIGHTS, categories: CATEGORIES }),
  run: ({ ratings }, options) => percentAgreement(ratings, options),
});

const COMPLETE_RATINGS = z.strictObject({ ratings: listSchema(list(NUMBER)) });

export const iccMeasure = defineMeasure({
  data: COMPLETE_RATINGS,
  options: z.strictObject({ confidence: CONFIDENCE.optional() }),
  run: ({ ratings }, options) => icc(ratings, options),
});

export const kendallWMeasure = defineMeasure({
  data: COMPLETE_RATINGS,
  options: z.strictObject({ tieCorrection: z.boolean().optional() }),
  run: ({ ratings }, options) => kendallW(ratings, options),
});
