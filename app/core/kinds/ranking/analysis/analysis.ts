import type { KindAnalysis } from '../../../evidence/kindAnalysis.ts';
import { textsApart } from '../../textsApart.ts';
import { rankingAgreement } from './agreement.ts';
import { rankedComparisons } from './places.ts';
import { rankingSection } from './summary.ts';
import { rankingJudging } from './judging.ts';

/** The places of texts, which contain the comparison of each two of them. */
export const rankingAnalysis: KindAnalysis = {
  kind: 'ranking',
  tables: ['rankings'],
  answers: ({ rankings }) => rankings,
  judgments: ({ rankings }) => rankings.map(({ rater, item }) => ({ rater, key: JSON.stringify([item]) })),
  apart: ({ rankings }, first, second) => textsApart(rankings, first, second),
  comparisons: ({ rankings }, first, second) => rankedComparisons(rankings, first, second),
  own: null,
  agreement: rankingAgreement,
  judging: rankingJudging,
  nothing: { rankings: [] },
  summary: (data, configuration) => ({ rankings: rankingSection(data, configuration) }),
};
