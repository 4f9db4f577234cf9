import { z } from 'zod';
import {
  defineStudyMeasure,
  meanFigure,
  tokenizersIn,
  type MeasureDefinition,
  type Scorer,
  type StudyMeasure,
} from '../definition.ts';
import { canBeRead } from '../tokenizers/words.ts';
import type { RougeType } from './options.ts';
import { rouge, type RougeScores } from './rouge.ts';
import { rougeSignature } from './signature.ts';

export const rougeDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'n-grams, longest common subsequence (L, Lsum), skip pairs (S, SU): precision, recall, F1',
    source: 'Lin 2004',
    checkedAgainst:
      'rouge_score 0.1.2 and the figures of ROUGE-1.5.5 that it quotes; S and SU by counting all pairs',
  },
  settings: z.strictObject({ stemmer: z.boolean().optional() }),
};

/** One pass gives all types: they share words and matches. */
const scorer: Scorer<RougeScores> = {
  score({ text, references }, { words, language }, settings) {
    if (!canBeRead(references, words, language)) return null;
    return rouge(text, references, { ...settings, tokenizer: words, language });
  },
};

/** The F1 of one type. */
function rougeInStudies(type: RougeType): StudyMeasure {
  const f1 = (scores: RougeScores) => scores[type]?.f1 ?? 0;
  return defineStudyMeasure<RougeScores>({
    scorer,
    measure: 'rouge',
    reads: 'words',
    chosen: true,
    madeOf: 'texts',
    higherIsBetter: true,
    digits: 3,
    values: 'F1, 0–1',
    vote: { comparison: 'relative', unit: 'relative', margin: { field: 'rouge', accept: 0.01, limit: 0.03 } },
    followed: true,
    perItem: true,
    itemFigure: f1,
    corpusFigure: (scores) => meanFigure(Float64Array.from(scores, f1)),
    signature: (references, context) =>
      rougeSignature(references, type, context.settings, tokenizersIn(context, 'words')),
  });
}

export const rouge1InStudies = rougeInStudies('rouge1');
export const rouge2InStudies = rougeInStudies('rouge2');
export const rougeLInStudies = rougeInStudies('rougeL');
