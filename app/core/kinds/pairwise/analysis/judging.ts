import type { KindJudging } from '../../../evidence/kindJudging.ts';
import type { JudgedPreference } from '../judged.ts';

/** Each comparison by itself; texts that are the same are ties, which the table tells. */
export const pairwiseJudging: KindJudging<JudgedPreference> = {
  table: 'preferences',
  systemsOf: ({ systemA, systemB }) => [systemA, systemB],
  scores: null,
  compares: {
    line: 'preference',
    pairs: (rows) =>
      rows.map((row) => ({
        row,
        first: row.systemA,
        second: row.systemB,
        difference: row.choice === 'tie' ? 0 : row.choice === 'a' ? -1 : 1,
      })),
    wasShown: ({ source }) => source === 'judged',
    sameText: (pair) => ({
      ...pair,
      choice: 'tie',
      source: 'identical-text',
      position: null,
      revision: null,
      submittedAt: null,
      activeMs: null,
    }),
  },
};
