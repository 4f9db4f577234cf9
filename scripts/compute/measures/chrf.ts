import { z } from 'zod';
import { chrfSignature, corpusChrf, sentenceChrf } from '#app/core/measures/chrf/chrf.ts';
import { checkSegments } from '#app/core/measures/segments.ts';
import { defineMeasure } from '../measure.ts';
import { integer, SEGMENTS } from '../schemas.ts';
import { TOKENIZER_OR_FILE, withTokenizer } from '../tokenizerOption.ts';

export const chrfMeasure = defineMeasure({
  data: SEGMENTS,
  options: z.strictObject({
    level: z.enum(['corpus', 'sentence']).default('corpus'),
    tokenizer: TOKENIZER_OR_FILE.optional(),
    charOrder: integer(1, 100).optional(),
    wordOrder: integer(0, 100).optional(),
    beta: z.number().min(0).max(1e6).optional(),
    lowercase: z.boolean().optional(),
    whitespace: z.boolean().optional(),
    epsSmoothing: z.boolean().optional(),
  }),
  async run({ hypotheses, references }, { level, tokenizer, ...given }, facilities) {
    const options = { ...given, ...(await withTokenizer(tokenizer, facilities)) };
    const signature = chrfSignature(references, options);
    if (level === 'corpus') return { score: corpusChrf(hypotheses, references, options), signature };
    checkSegments(hypotheses, references);
    const scores = hypotheses.map((hypothesis, i) => ({
      score: sentenceChrf(hypothesis, references[i]!, options),
    }));
    return { scores, signature };
  },
});
