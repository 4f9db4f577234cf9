import type { FoundPair, KindJudging } from '../../../evidence/kindJudging.ts';
import { entryOf } from '../../../shared/entryOf.ts';
import type { JudgedRank } from '../judged.ts';

/** A ranking compares each two of its systems: the better place wins, the same place is a tie. */
export const rankingJudging: KindJudging<JudgedRank> = {
  table: 'rankings',
  systemsOf: ({ system }) => [system],
  scores: null,
  compares: {
    line: 'ranking',
    pairs: (rows) =>
      rankingsOf(rows).flatMap((places) =>
        places.flatMap((row, index) =>
          places.slice(index + 1).map((other): FoundPair<JudgedRank> => ({
            row,
            first: row.system,
            second: other.system,
            difference: Math.sign(row.rank - other.rank) as -1 | 0 | 1,
          })),
        ),
      ),
    wasShown: () => true,
    sameText: null,
  },
};

/** The places of each item and rater together. */
function rankingsOf(rows: readonly JudgedRank[]): JudgedRank[][] {
  const rankings = new Map<string, JudgedRank[]>();
  for (const row of rows) entryOf(rankings, `${row.item}\u0000${row.rater}`, () => []).push(row);
  return [...rankings.values()];
}
