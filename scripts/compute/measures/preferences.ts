import { z } from 'zod';
import { bradleyTerry, PREFERENCE_MODELS } from '#app/core/statistics/preferences/bradleyTerry.ts';
import { defineMeasure } from '../measure.ts';
import { CONFIDENCE, list, listSchema, NUMBER } from '../schemas.ts';

const COUNTS = listSchema(list(NUMBER));

export const bradleyTerryMeasure = defineMeasure({
  data: z.strictObject({ wins: COUNTS, ties: COUNTS.optional() }),
  options: z.strictObject({
    model: z.enum(PREFERENCE_MODELS).optional(),
    confidence: CONFIDENCE.optional(),
  }),
  run: ({ wins, ties }, options) => bradleyTerry(wins, ties, options),
});
