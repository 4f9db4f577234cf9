import type { MeasureDefinition } from '../definition.ts';

export const rankingDefinition: MeasureDefinition = {
  docs: {
    section: 'classification',
    what: 'NDCG@k, MRR, MAP, on average and for each query',
    source: 'Järvelin & Kekäläinen 2002; Burges et al. 2005',
    checkedAgainst: "scikit-learn 1.9.1; MAP@k divides by all that is relevant, as trec_eval's `map_cut`",
  },
};
