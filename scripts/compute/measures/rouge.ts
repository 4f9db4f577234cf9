import { z } from 'zod';
import { DEFAULT_ROUGE_TYPES, isRougeType, type RougeType } from '#app/core/measures/rouge/options.ts';
import { meanRouge, rouge } from '#app/core/measures/rouge/rouge.ts';
import { rougeSignature } from '#app/core/measures/rouge/signature.ts';
import { checkSegments } from '#app/core/measures/segments.ts';
import { TOKENIZERS } from '#app/core/measures/tokenizers/tokenize.ts';
import { defineMeasure } from '../measure.ts';
import { integer, SEGMENTS } from '../schemas.ts';

const ROUGE_TYPE = z.custom<RougeType>(
  (value) => typeof value === 'string' && isRougeType(value),
  'must be one of rouge1 … rouge9, rougeL, rougeLsum, rougeS, rougeSU',
);

export const rougeMeasure = defineMeasure({
  data: SEGMENTS,
  options: z.strictObject({
    types: z.array(ROUGE_TYPE).min(1).optional(),
    stemmer: z.boolean().optional(),
    tokenizer: z.enum(['default', ...TOKENIZERS]).optional(),
    language: z.string().optional(),
    splitSummaries: z.boolean().optional(),
    maxSkip: integer(0, Number.MAX_SAFE_INTEGER).nullable().optional(),
  }),
  run({ hypotheses, references }, options) {
    checkSegments(hypotheses, references);
    const scores = hypotheses.map((hypothesis, i) => rouge(hypothesis, references[i]!, options));
    const types = options.types ?? DEFAULT_ROUGE_TYPES;
    const signatures = Object.fromEntries(
      types.map((type) => [type, rougeSignature(references, type, options)]),
    );
    return { scores, mean: meanRouge(scores), signatures };
  },
});
