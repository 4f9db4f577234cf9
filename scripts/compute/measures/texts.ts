import { z } from 'zod';
import { exactMatch, tokenF1 } from '#app/core/measures/answers.ts';
import { distinctN } from '#app/core/measures/distinct/distinct.ts';
import { lengthRatio } from '#app/core/measures/lengthRatio/lengthRatio.ts';
import { meteor } from '#app/core/measures/meteor/meteor.ts';
import { checkSegments } from '#app/core/measures/segments.ts';
import { stem } from '#app/core/measures/stem.ts';
import { tokenize, TOKENIZERS } from '#app/core/measures/tokenizers/tokenize.ts';
import { defineMeasure, type Measure } from '../measure.ts';
import { integer, list, listSchema, NO_OPTIONS, SEGMENTS, TEXT } from '../schemas.ts';

export const tokenizeMeasure = defineMeasure({
  data: z.strictObject({ text: z.string() }),
  options: z.strictObject({ tokenizer: z.enum(TOKENIZERS).optional() }),
  run: ({ text }, { tokenizer }) => ({ tokens: tokenize(text, tokenizer) }),
});

export const stemMeasure = defineMeasure({
  data: z.strictObject({ word: z.string() }),
  options: NO_OPTIONS,
  run: ({ word }) => ({ stem: stem(word) }),
});

export const meteorMeasure = defineMeasure({
  data: z.strictObject({
    hypotheses: listSchema(list(TEXT)),
    references: listSchema(list(list(TEXT))),
  }),
  options: z.strictObject({
    alpha: z.number().min(0).max(1).optional(),
    beta: z.number().min(0).optional(),
    gamma: z.number().min(0).max(1).optional(),
    stemmer: z.boolean().optional(),
  }),
  run({ hypotheses, references }, options) {
    checkSegments(hypotheses, references);
    return { scores: hypotheses.map((hypothesis, i) => meteor(hypothesis, references[i]!, options)) };
  },
});

export const distinctMeasure = defineMeasure({
  data: z.strictObject({ texts: listSchema(TEXT) }),
  options: z.strictObject({ n: integer(1, 100).optional(), tokenizer: z.enum(TOKENIZERS).optional() }),
  run({ texts }, options) {
    const distinct = distinctN(texts, options);
    return distinct === null
      ? { distinct, reason: 'No text has as many tokens as the n-gram.' }
      : { distinct };
  },
});

export const lengthRatioMeasure = defineMeasure({
  data: SEGMENTS,
  options: z.strictObject({ tokenizer: z.enum(TOKENIZERS).optional() }),
  run({ hypotheses, references }, options) {
    const value = lengthRatio(hypotheses, references, options);
    return value.ratio === null || value.scores.includes(null)
      ? { ...value, reason: 'null stands for references without tokens.' }
      : value;
  },
});

export const exactMatchMeasure = answerMeasure(exactMatch);
export const tokenF1Measure = answerMeasure(tokenF1);

function answerMeasure(score: typeof exactMatch): Measure {
  return defineMeasure({
    data: SEGMENTS,
    options: z.strictObject({ normalize: z.boolean().optional() }),
    run({ hypotheses, references }, { normalize }) {
      checkSegments(hypotheses, references);
      const scores = hypotheses.map((hypothesis, i) => score(hypothesis, references[i]!, normalize));
      return { scores, mean: scores.reduce((sum, value) => sum + value, 0) / scores.length };
    },
  });
}
