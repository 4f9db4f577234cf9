import { z } from 'zod';
import {
  defineStudyMeasure,
  meanFigure,
  type MeasureDefinition,
  type Scorer,
  tokenizersIn,
} from '../definition.ts';
import { signatureOf } from '../signature.ts';
import { canBeRead, wordsOf } from '../tokenizers/words.ts';
import { meteor } from './meteor.ts';

export const meteorDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'exact and stem matches, penalty for fragments',
    source: 'Lavie & Agarwal 2007',
    checkedAgainst: 'nltk 3.8.1 without WordNet',
  },
  settings: z.strictObject({
    alpha: z.number().min(0).max(1).optional(),
    beta: z.number().min(0).optional(),
    gamma: z.number().min(0).max(1).optional(),
  }),
};

/** Words that ROUGE's own tokenizer gives match by their English stems too. */
const scorer: Scorer<number> = {
  score({ text, references }, { words, language }, settings) {
    if (!canBeRead(references, words, language)) return null;
    const own = (each: string) => wordsOf(each, words, language);
    return meteor(own(text), references.map(own), { ...settings, stemmer: words === 'default' });
  },
};

export const meteorInStudies = defineStudyMeasure<number>({
  scorer,
  measure: 'meteor',
  reads: 'words',
  chosen: true,
  madeOf: 'texts',
  higherIsBetter: true,
  digits: 3,
  values: '0–1',
  vote: { comparison: 'relative', unit: 'relative', margin: { field: 'meteor', accept: 0.01, limit: 0.03 } },
  followed: true,
  perItem: true,
  itemFigure: (score) => score,
  corpusFigure: (scores) => meanFigure(Float64Array.from(scores)),
  signature(references, context) {
    const { alpha = 0.9, beta = 3, gamma = 0.5 } = context.settings as Record<string, number | undefined>;
    const tok = tokenizersIn(context, 'words');
    return signatureOf(references, {
      measure: 'meteor',
      tok,
      stem: tok.split('+').includes('default'),
      synonyms: false,
      alpha,
      beta,
      gamma,
      best: 'per-reference',
    });
  },
});
