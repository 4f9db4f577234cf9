import { z } from 'zod';
import {
  defineStudyMeasure,
  type ItemTokenizers,
  type MeasureDefinition,
  type Scorer,
} from '../definition.ts';
import { tokenize } from '../tokenizers/tokenize.ts';
import { terOfStatistics, terSignature, type TerStatistics, terStatistics } from './ter.ts';

export const terDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'edits with shifts for each word of reference',
    source: 'Snover et al. 2006',
    checkedAgainst: 'sacreBLEU 2.6.0, long texts included',
  },
  settings: z.strictObject({
    normalized: z.boolean().optional(),
    noPunctuation: z.boolean().optional(),
    asianSupport: z.boolean().optional(),
    caseSensitive: z.boolean().optional(),
  }),
};

/** Tercom parts words at spaces, so another tokenizer is put before it where that says nothing, or was asked for. */
const partedBy = ({ tokens }: ItemTokenizers) => (tokens === '13a' ? undefined : tokens);

const scorer: Scorer<TerStatistics> = {
  score({ text, references }, tokenizers, settings) {
    if (references.length === 0) return null;
    const tokenizer = partedBy(tokenizers);
    const parted = (own: string) => (tokenizer === undefined ? own : tokenize(own, tokenizer).join(' '));
    return terStatistics(parted(text), references.map(parted), settings);
  },
};

export const terInStudies = defineStudyMeasure<TerStatistics>({
  scorer,
  measure: 'ter',
  reads: 'tokens',
  chosen: true,
  madeOf: 'texts',
  higherIsBetter: false,
  digits: 1,
  values: '0 …',
  vote: { comparison: 'points', unit: 'TER', margin: { field: 'ter', accept: 2, limit: 5 } },
  followed: true,
  perItem: true,
  itemFigure: (statistics) => terOfStatistics([statistics]).score,
  corpusFigure: (statistics) => (indices) =>
    statistics.length === 0 ? null : terOfStatistics(statistics, indices).score,
  signature(references, { tokenizers, settings }) {
    const names = [...new Set(tokenizers.map((own) => partedBy(own) ?? 'tercom'))].sort();
    return terSignature(references, settings, names.join('+'));
  },
});
