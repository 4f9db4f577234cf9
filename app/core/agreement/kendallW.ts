import { requireComplete } from '#app/core/agreement/twoWayTable.ts';
import { chiSquareUpperTail } from '#app/core/statistics/chiSquare.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

export interface KendallWResult {
  /** 0 (rankings cancel) to 1 (all alike); null where undefined. */
  readonly w: number | null;
  readonly chiSquare: number | null;
  /** Of the test that rankings are unrelated, by χ² with objects − 1 degrees of freedom. */
  readonly p: number | null;
  readonly reason?: Note;
}

/**
 * Kendall's coefficient of concordance (Kendall & Babington Smith 1939), ties at their mean rank.
 *
 * @param ratings `ratings[object][rater]`, complete; each rater's column is ranked
 * @param options `tieCorrection`, true where it is left out, takes off what ties cannot reach
 * @throws AppError invalid_input for rows of different lengths or values that are no numbers
 */
export function kendallW(
  ratings: readonly (readonly number[])[],
  { tieCorrection = true }: { tieCorrection?: boolean | undefined } = {},
): KendallWResult {
  requireComplete(ratings);
  const n = ratings.length;
  const k = ratings[0]?.length ?? 0;
  const nowhere = (reason: Note) => ({ w: null, chiSquare: null, p: null, reason });
  if (n < 2 || k < 2) return nowhere(note('concordance-needs-two-of-each'));
  const rankSums = new Float64Array(n);
  let ties = 0;
  for (let rater = 0; rater < k; rater++) {
    const ranked = rankColumn(ratings.map((row) => row[rater]!));
    ranked.ranks.forEach((rank, object) => (rankSums[object]! += rank));
    ties += ranked.ties;
  }
  const most = k * k * (n ** 3 - n) - (tieCorrection ? k * ties : 0);
  if (most <= 0) return nowhere(note('ranks-the-same'));
  const mean = (k * (n + 1)) / 2;
  const w = (12 * rankSums.reduce((sum, rank) => sum + (rank - mean) ** 2, 0)) / most;
  const chiSquare = k * (n - 1) * w;
  return { w, chiSquare, p: chiSquareUpperTail(chiSquare, n - 1) };
}

/** Mean ranks, and Σ (t³ − t) over groups of t equal values. */
function rankColumn(values: readonly number[]): { ranks: Float64Array; ties: number } {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  let ties = 0;
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let k = from; k < to; k++) ranks[order[k]!] = (from + to + 1) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ranks, ties };
}
