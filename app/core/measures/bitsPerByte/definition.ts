import { defineStudyMeasure, type MeasureDefinition } from '../definition.ts';
import { costScorer } from '../perplexity/definition.ts';
import { bitsPerByte, sumTextCosts, type TextCost } from '../perplexity/logProbabilities.ts';
import { signatureOf } from '../signature.ts';

export const bitsPerByteDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'negative log-probability in bits for each byte of UTF-8',
    source: '',
    checkedAgainst: 'worked examples',
  },
};

/** Shown beside perplexity, and in its place where systems have different tokenizers. */
export const bitsPerByteInStudies = defineStudyMeasure<TextCost>({
  scorer: costScorer,
  measure: 'bits_per_byte',
  with: 'perplexity',
  chosen: false,
  madeOf: 'costs',
  higherIsBetter: false,
  digits: 2,
  values: '',
  vote: null,
  followed: false,
  perItem: false,
  itemFigure: bitsPerByte,
  corpusFigure: (costs) => (indices) => bitsPerByte(sumTextCosts(costs, indices)),
  signature: (references) => signatureOf(references, { text: 'references', unit: 'byte' }),
});
