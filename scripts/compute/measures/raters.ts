import { z } from 'zod';
import { raterAgreement } from '#app/core/agreement/raterAgreement.ts';
import { selfConsistency } from '#app/core/agreement/selfConsistency.ts';
import { dawidSkene } from '#app/core/agreement/truth/dawidSkene.ts';
import { mace } from '#app/core/agreement/truth/mace.ts';
import { defineMeasure } from '../measure.ts';
import {
  type Element,
  integer,
  list,
  listSchema,
  NO_OPTIONS,
  RATING,
  RATING_OR_MISSING,
  SEED,
} from '../schemas.ts';

type Row = [number | string, number | string, number | string];

function row(what: string): Element<Row> {
  return {
    is: (value): value is Row => Array.isArray(value) && value.length === 3 && value.every(RATING.is),
    what: `a list of ${what}, each a finite number or a text`,
    many: `lists of ${what}, each a finite number or a text`,
  };
}

const MOST_ITERATIONS = 100_000;

const JUDGMENTS = z.strictObject({ judgments: listSchema(row('item, rater and category')) });

export const dawidSkeneMeasure = defineMeasure({
  data: JUDGMENTS,
  options: z.strictObject({
    iterations: integer(1, MOST_ITERATIONS).optional(),
    tolerance: z.number().min(0).optional(),
  }),
  run: ({ judgments }, options) => dawidSkene(judgments, options),
});

export const maceMeasure = defineMeasure({
  data: JUDGMENTS,
  options: z.strictObject({
    iterations: integer(1, MOST_ITERATIONS).optional(),
    restarts: integer(1, MOST_ITERATIONS).optional(),
    seed: SEED.optional(),
  }),
  run: ({ judgments }, options) => mace(judgments, options),
});

export const raterAgreementMeasure = defineMeasure({
  data: z.strictObject({ ratings: listSchema(list(RATING_OR_MISSING)) }),
  options: NO_OPTIONS,
  run({ ratings }) {
    const perRater = raterAgreement(ratings);
    return explained(
      { perRater },
      perRater.some(({ agreement, severity }) => agreement === null || severity === null),
      'a rater without a unit that others rated too, or the severity of ratings that are texts',
    );
  },
});

export const selfConsistencyMeasure = defineMeasure({
  data: z.strictObject({ ratings: listSchema(row('unit, rater and value')) }),
  options: NO_OPTIONS,
  run({ ratings }) {
    const perRater = selfConsistency(ratings);
    return explained(
      { perRater },
      perRater.some(({ agreement, distance }) => agreement === null || distance === null),
      'a rater without a unit that they rated twice, or the distance of ratings that are texts',
    );
  },
});

function explained(value: object, hasNull: boolean, what: string): object {
  return hasNull
    ? { ...value, reason: `null stands for ${what}, or a figure beyond the largest number.` }
    : value;
}
