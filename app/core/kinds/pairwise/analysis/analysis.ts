import type { KindAnalysis } from '../../../evidence/kindAnalysis.ts';
import type { PreferenceRow } from '../rows.ts';
import { preferenceAgreement } from './agreement.ts';
import { shownTexts } from './shownTexts.ts';
import { pairwiseJudging } from './judging.ts';

/** Preferences between two texts. A text that systems share is one judgment, with a row for each pair of them. */
export const pairwiseAnalysis: KindAnalysis = {
  kind: 'pairwise',
  tables: ['preferences'],
  answers: ({ preferences }) => preferences,
  judgments: ({ preferences, outputs }) => {
    const textsOf = shownTexts(outputs);
    return preferences.map(({ rater, item, systemA, systemB }) => ({
      rater,
      key: JSON.stringify([item, ...textsOf(item, systemA, systemB)]),
    }));
  },
  apart: ({ preferences }, first, second) =>
    preferences.flatMap(({ item, systemA, systemB }) =>
      [first, second].every((system) => system === systemA || system === systemB) ? [item] : [],
    ),
  comparisons: ({ preferences }, first, second) =>
    preferences.flatMap((row): PreferenceRow[] => {
      if (row.systemA === first && row.systemB === second) return [row];
      return row.systemA === second && row.systemB === first ? [turned(row)] : [];
    }),
  own: null,
  agreement: preferenceAgreement,
  judging: pairwiseJudging,
  nothing: {},
  summary: () => ({}),
};

/** The same comparison with its systems the other way round. */
function turned(row: PreferenceRow): PreferenceRow {
  return {
    ...row,
    systemA: row.systemB,
    systemB: row.systemA,
    choice: row.choice === 'tie' ? 'tie' : row.choice === 'a' ? 'b' : 'a',
    sideA: row.sideA === 'left' ? 'right' : 'left',
  };
}
