import { z } from 'zod';
import { checkSegments } from '#app/core/measures/segments.ts';
import { corpusTer, sentenceTer, terSignature } from '#app/core/measures/ter/ter.ts';
import { defineMeasure } from '../measure.ts';
import { SEGMENTS } from '../schemas.ts';

export const terMeasure = defineMeasure({
  data: SEGMENTS,
  options: z.strictObject({
    level: z.enum(['corpus', 'sentence']).default('corpus'),
    normalized: z.boolean().optional(),
    noPunctuation: z.boolean().optional(),
    asianSupport: z.boolean().optional(),
    caseSensitive: z.boolean().optional(),
  }),
  run({ hypotheses, references }, { level, ...options }) {
    const signature = terSignature(references, options);
    if (level === 'corpus') return { ...corpusTer(hypotheses, references, options), signature };
    checkSegments(hypotheses, references);
    const scores = hypotheses.map((hypothesis, i) => sentenceTer(hypothesis, references[i]!, options));
    return { scores, signature };
  },
});
