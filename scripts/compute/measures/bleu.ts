import { z } from 'zod';
import { bleuSignature, corpusBleu, sentenceBleu } from '#app/core/measures/bleu/bleu.ts';
import { BLEU_SMOOTHINGS, DEFAULT_MAX_ORDER } from '#app/core/measures/bleu/options.ts';
import { checkSegments } from '#app/core/measures/segments.ts';
import { defineMeasure } from '../measure.ts';
import { integer, SEGMENTS } from '../schemas.ts';
import { TOKENIZER_OR_FILE, withTokenizer } from '../tokenizerOption.ts';

/** Longer n-grams than this are asked for by mistake. */
const MOST_ORDERS = 100;

export const bleuMeasure = defineMeasure({
  data: SEGMENTS,
  options: z.strictObject({
    level: z.enum(['corpus', 'sentence']).default('corpus'),
    tokenizer: TOKENIZER_OR_FILE.optional(),
    lowercase: z.boolean().optional(),
    smoothing: z.enum(BLEU_SMOOTHINGS).optional(),
    smoothingValue: z.number().min(0).nullable().optional(),
    effectiveOrder: z.boolean().optional(),
    maxOrder: integer(1, MOST_ORDERS).default(DEFAULT_MAX_ORDER),
  }),
  async run({ hypotheses, references }, { level, tokenizer, ...given }, facilities) {
    const rest = { ...given, ...(await withTokenizer(tokenizer, facilities)) };
    if (level === 'corpus') {
      return { ...corpusBleu(hypotheses, references, rest), signature: bleuSignature(references, rest) };
    }
    checkSegments(hypotheses, references);
    const options = { ...rest, effectiveOrder: rest.effectiveOrder ?? true };
    const scores = hypotheses.map((hypothesis, i) => sentenceBleu(hypothesis, references[i]!, options));
    return { scores, signature: bleuSignature(references, options) };
  },
});
