import { type BleuStatistics, bleuStatistics, sumBleuStatistics } from '../bleu/statistics.ts';
import { defineStudyMeasure, type MeasureDefinition, type Scorer, tokenizersIn } from '../definition.ts';
import { signatureOf } from '../signature.ts';

export const lengthRatioDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'tokens of the hypotheses over those of the closest references',
    source: 'Post 2018',
    checkedAgainst: 'worked examples',
  },
};

const scorer: Scorer<BleuStatistics> = {
  score: ({ text, references }, { tokens }) =>
    references.length === 0 ? null : bleuStatistics(text, references, { maxOrder: 1, tokenizer: tokens }),
};

const ratioOf = ({ hypothesisLength, referenceLength }: BleuStatistics) =>
  referenceLength === 0 ? null : hypothesisLength / referenceLength;

/** It never votes and follows nobody: neither longer nor shorter is better. */
export const lengthRatioInStudies = defineStudyMeasure<BleuStatistics>({
  scorer,
  measure: 'length_ratio',
  reads: 'tokens',
  chosen: true,
  madeOf: 'texts',
  higherIsBetter: true,
  digits: 2,
  values: '1 is as long',
  vote: null,
  followed: false,
  perItem: true,
  itemFigure: ratioOf,
  corpusFigure: (statistics) => (indices) => ratioOf(sumBleuStatistics(statistics, indices)),
  signature: (references, context) =>
    signatureOf(references, { measure: 'lengthRatio', tok: tokenizersIn(context, 'tokens') }),
});
