import {
  defineStudyMeasure,
  meanFigure,
  type MeaningScore,
  type MeasureDefinition,
  type Scorer,
  type StudyMeasure,
} from '../definition.ts';
import { signatureOfCorpus } from '../signature.ts';
import type { BertScore } from './bertScore.ts';

export const bertScoreDefinition: MeasureDefinition = {
  docs: {
    section: 'texts',
    what: 'greedy matching of token embeddings by cosine: precision, recall, F1; weights and rescaling optional',
    source: 'Zhang et al. 2020',
    checkedAgainst: 'bert-score 0.3.13 with two encoders; numpy',
  },
};

/**
 * One figure of what an encoder said while the study was prepared. It never votes: what loss of BERTScore matters
 * depends on the encoder.
 */
function bertScoreInStudies(figure: keyof BertScore, followed: boolean): StudyMeasure {
  const scorer: Scorer<MeaningScore> = {
    score: ({ meaning }) => (typeof meaning?.[figure] === 'number' ? meaning : null),
  };
  return defineStudyMeasure<MeaningScore>({
    scorer,
    measure: 'bertscore',
    chosen: false,
    madeOf: 'meanings',
    higherIsBetter: true,
    digits: 3,
    values: figure === 'f1' ? 'F1' : '',
    vote: null,
    followed,
    perItem: false,
    itemFigure: (score) => score[figure],
    corpusFigure: (scores) => meanFigure(Float64Array.from(scores, (score) => score[figure]!)),
    signature: (references, { meaning }) => signatureOfCorpus(meaning ?? '', references),
  });
}

export const bertScoreF1InStudies = bertScoreInStudies('f1', true);
export const bertScorePrecisionInStudies = bertScoreInStudies('precision', false);
export const bertScoreRecallInStudies = bertScoreInStudies('recall', false);
