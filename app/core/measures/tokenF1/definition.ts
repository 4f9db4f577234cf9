import { answerFormOf, answerSignature } from '../answerForms.ts';
import { tokenF1 } from '../answers.ts';
import { defineStudyMeasure, meanFigure, type MeasureDefinition, type Scorer } from '../definition.ts';

export const tokenF1Definition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: "F1 of the words that answer and reference share, compared as SQuAD's script does",
    source: 'Rajpurkar et al. 2016, 2018',
    checkedAgainst: "SQuAD's evaluate-v2.0.py; worked examples",
  },
};

const scorer: Scorer<number> = {
  score({ text, references }, tokenizers) {
    if (references.length === 0) return null;
    const { normalize, wordsOf } = answerFormOf(tokenizers);
    return tokenF1(text, references, normalize, wordsOf);
  },
};

export const tokenF1InStudies = defineStudyMeasure<number>({
  scorer,
  measure: 'token_f1',
  reads: 'words',
  chosen: true,
  madeOf: 'texts',
  higherIsBetter: true,
  digits: 3,
  values: '0–1',
  vote: { comparison: 'points', unit: 'share', margin: { field: 'tokenF1', accept: 0.02, limit: 0.05 } },
  followed: true,
  perItem: true,
  itemFigure: (score) => score,
  corpusFigure: (scores) => meanFigure(Float64Array.from(scores)),
  signature: (references, context) => answerSignature('tokenF1', references, context),
});
