import { z } from 'zod';
import { defineStudyMeasure, type MeasureDefinition, type Scorer, tokenizersIn } from '../definition.ts';
import { bleuOfStatistics, bleuSignature } from './bleu.ts';
import { bleuScore } from './score.ts';
import { type BleuStatistics, bleuStatistics } from './statistics.ts';

export const bleuDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'geometric mean of clipped n-gram precisions × brevity penalty; corpus and sentence; four smoothings',
    source: 'Papineni et al. 2002; Chen & Cherry 2014; Post 2018',
    checkedAgainst: 'sacreBLEU 2.6.0: its own tests and random texts',
  },
  settings: z.strictObject({ lowercase: z.boolean().optional() }),
};

const scorer: Scorer<BleuStatistics> = {
  score: ({ text, references }, { tokens }, settings) =>
    references.length === 0 ? null : bleuStatistics(text, references, { ...settings, tokenizer: tokens }),
};

export const bleuInStudies = defineStudyMeasure<BleuStatistics>({
  scorer,
  measure: 'bleu',
  reads: 'tokens',
  chosen: true,
  madeOf: 'texts',
  higherIsBetter: true,
  digits: 1,
  values: '0–100',
  vote: { comparison: 'points', unit: 'BLEU', margin: { field: 'bleu', accept: 2, limit: 5 } },
  followed: true,
  perItem: true,
  // Of this output alone, orders longer than it left out.
  itemFigure: (statistics) => bleuScore(statistics, { effectiveOrder: true }).score,
  corpusFigure: (statistics) => (indices) =>
    statistics.length === 0 ? null : bleuOfStatistics(statistics, {}, indices).score,
  signature: (references, context) =>
    bleuSignature(
      references,
      { ...context.settings, effectiveOrder: context.ofItem },
      tokenizersIn(context, 'tokens'),
    ),
});
