import { answerFormOf, answerSignature } from '../answerForms.ts';
import { exactMatch } from '../answers.ts';
import { defineStudyMeasure, meanFigure, type MeasureDefinition, type Scorer } from '../definition.ts';

export const exactMatchDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: "1 where the answer is a reference, compared as SQuAD's script does",
    source: 'Rajpurkar et al. 2016, 2018',
    checkedAgainst: "SQuAD's evaluate-v2.0.py; worked examples",
  },
};

const scorer: Scorer<number> = {
  score: ({ text, references }, tokenizers) =>
    references.length === 0 ? null : exactMatch(text, references, answerFormOf(tokenizers).normalize),
};

export const exactMatchInStudies = defineStudyMeasure<number>({
  scorer,
  measure: 'exact_match',
  chosen: true,
  madeOf: 'texts',
  higherIsBetter: true,
  digits: 3,
  values: '0 or 1; their mean',
  vote: { comparison: 'points', unit: 'share', margin: { field: 'exactMatch', accept: 0.02, limit: 0.05 } },
  followed: true,
  perItem: true,
  itemFigure: (score) => score,
  corpusFigure: (scores) => meanFigure(Float64Array.from(scores)),
  signature: (references, context) => answerSignature('exactMatch', references, context),
});
