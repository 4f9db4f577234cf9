import { z } from 'zod';
import { classification } from '#app/core/measures/classification/classification.ts';
import { ranking } from '#app/core/measures/ranking/ranking.ts';
import { defineMeasure } from '../measure.ts';
import { type Element, integer, list, listSchema, NUMBER, RATING } from '../schemas.ts';

const SCORES: Element<number | number[]> = {
  is: (value): value is number | number[] => NUMBER.is(value) || list(NUMBER).is(value),
  what: 'a list with a finite number for each class, or such a number where there are two',
  many: 'lists with a finite number for each class, or such numbers where there are two',
};

export const classificationMeasure = defineMeasure({
  data: z.strictObject({
    truth: listSchema(RATING),
    predicted: listSchema(RATING),
    scores: listSchema(SCORES).optional(),
  }),
  options: z.strictObject({ beta: z.number().optional(), labels: listSchema(RATING).optional() }),
  run: ({ truth, predicted, scores }, options) => classification(truth, predicted, scores, options),
});

export const rankingMeasure = defineMeasure({
  data: z.strictObject({
    relevance: listSchema(list(NUMBER)),
    ideal: listSchema(list(NUMBER)).optional(),
  }),
  options: z.strictObject({
    k: integer(1, Number.MAX_SAFE_INTEGER).nullable().optional(),
    gain: z.enum(['linear', 'exponential']).optional(),
  }),
  run: ({ relevance, ideal }, options) => ranking(relevance, ideal, options),
});
