import { z } from 'zod';
import {
  defineStudyMeasure,
  type ItemTokenizers,
  type MeasureDefinition,
  type MeasureSettings,
  type Scorer,
  type SignatureContext,
  type StudyMeasure,
} from '../definition.ts';
import type { Tokenizer } from '../tokenizers/tokenize.ts';
import { chrfOfStatistics, chrfSignature } from './chrf.ts';
import type { ChrfOptions } from './options.ts';
import { chrfScore } from './score.ts';
import { type ChrfStatistics, chrfStatistics } from './statistics.ts';

export const chrfDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'F-score of character n-grams, with words chrF++',
    source: 'Popović 2015, 2017',
    checkedAgainst: 'sacreBLEU 2.6.0',
  },
  settings: z.strictObject({
    charOrder: z.int().min(1).max(20).optional(),
    lowercase: z.boolean().optional(),
    whitespace: z.boolean().optional(),
  }),
};

/** @param wordOrder 0 for chrF, which needs no words, 2 for chrF++ */
function chrfInStudies(wordOrder: 0 | 2): StudyMeasure {
  const optionsOf = (settings: MeasureSettings): ChrfOptions => ({ ...settings, wordOrder });
  /** chrF++ has a way of its own to part words at spaces; only other tokenizers are put before it. */
  const partedBy = ({ tokens }: ItemTokenizers): Tokenizer | undefined =>
    wordOrder === 0 || tokens === '13a' ? undefined : tokens;
  const scorer: Scorer<ChrfStatistics> = {
    score({ text, references }, tokenizers, settings) {
      if (references.length === 0) return null;
      return chrfStatistics(text, references, { ...optionsOf(settings), tokenizer: partedBy(tokenizers) });
    },
  };
  const tokenizersOf = ({ tokenizers }: SignatureContext) => {
    const names = new Set(tokenizers.map((own) => partedBy(own) ?? 'chrf'));
    return names.size === 1 && names.has('chrf') ? undefined : [...names].sort().join('+');
  };
  return defineStudyMeasure<ChrfStatistics>({
    scorer,
    measure: 'chrf',
    ...(wordOrder === 0 ? {} : { reads: 'tokens' }),
    chosen: true,
    madeOf: 'texts',
    higherIsBetter: true,
    digits: 1,
    values: '0–100',
    vote: {
      comparison: 'points',
      unit: wordOrder === 0 ? 'chrF' : 'chrF++',
      margin: { field: 'chrf', accept: 2, limit: 5 },
    },
    followed: true,
    perItem: true,
    itemFigure: (statistics) => chrfScore(statistics),
    corpusFigure: (statistics) => (indices) =>
      statistics.length === 0 ? null : chrfOfStatistics(statistics, {}, indices),
    signature: (references, context) =>
      chrfSignature(references, optionsOf(context.settings), tokenizersOf(context)),
  });
}

export const chrf = chrfInStudies(0);
export const chrfPlusPlus = chrfInStudies(2);
