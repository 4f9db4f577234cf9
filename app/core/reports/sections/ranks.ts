import type { StudyData } from '../../evidence/data.ts';
import { countOf } from '../../evidence/interval.ts';
import { ratingIndex } from '../../evidence/ratingIndex.ts';
import { entryOf } from '../../shared/entryOf.ts';
import { meanOf } from '../../statistics/averages.ts';
import { differenceInterval } from '../../statistics/differenceInterval.ts';
import { tCdf } from '../../statistics/distributions.ts';
import { rankRanges, type Pairwise } from '../../statistics/rankRanges.ts';
import { endsOf, rangeOf, type Criterion } from '../../studies/criteria.ts';
import type { RankSummary } from '../report.ts';

/** The chance that any two equal systems are told apart. */
export const RANK_ERROR = 0.05;

/**
 * All systems under test in an order of their ratings, with the ranks that tests of all pairs leave possible. Where fewer
 * than three were rated there is nothing to rank: null.
 *
 * @param systems the baseline first
 */
export function rankSection(
  { ratings }: Pick<StudyData, 'ratings'>,
  criteria: readonly Criterion[],
  systems: readonly string[],
): RankSummary | null {
  const asked = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  // Each rater's mean over criteria of each text, as a share of the ranges.
  const { cell: cellNumber } = ratingIndex(ratings);
  const cells = new Map<string, Map<number, { item: string; rater: string; sum: number; count: number }>>();
  ratings.forEach(({ system, item, rater, criterion, value }, place) => {
    const scale = asked.get(criterion);
    if (scale === undefined) return;
    const own = entryOf(cells, system, () => new Map());
    const cell = entryOf(own, cellNumber[place]!, () => ({ item, rater, sum: 0, count: 0 }));
    cell.sum += (value - endsOf(scale).lowest) / rangeOf(scale);
    cell.count += 1;
  });
  const rated = systems.filter((system) => cells.has(system));
  if (rated.length < 3) return null;
  const score = (system: string) =>
    meanOf([...cells.get(system)!.values()].map(({ sum, count }) => sum / count))!;
  const scores = rated.map(score);
  const pairs = rated.flatMap((_, first) =>
    rated.slice(first + 1).map((__, offset) => pairOf(first, first + 1 + offset)),
  );
  const order = rated.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]!);
  const { ranges, adjusted } = rankRanges(order, pairs, RANK_ERROR);
  return {
    error: RANK_ERROR,
    systems: order.map((index) => ({ system: rated[index]!, score: scores[index]!, ...ranges[index]! })),
    pairs: pairs.map(({ first, second, estimate, p, n }, index) => ({
      first: rated[first]!,
      second: rated[second]!,
      ...{ estimate, p, n },
      adjusted: adjusted[index]!,
    })),
  };

  function pairOf(first: number, second: number) {
    const others = cells.get(rated[second]!)!;
    const rows = [...cells.get(rated[first]!)!].flatMap(([key, { item, rater, sum, count }]) => {
      const other = others.get(key);
      return other === undefined ? [] : [{ item, rater, difference: sum / count - other.sum / other.count }];
    });
    return { first, second, ...tested(rows), n: countOf(rows) };
  }
}

/** The mean difference with its p, by the interval of the verdict: items and raters crossed. */
function tested(
  rows: readonly { readonly item: string; readonly rater: string; readonly difference: number }[],
): Pick<Pairwise, 'estimate' | 'p'> {
  const { estimate, standardError, degreesOfFreedom } = differenceInterval(rows);
  if (standardError === null || degreesOfFreedom === null || estimate === null) return { estimate, p: null };
  // Without any variation there is nothing to test by.
  if (standardError === 0) return { estimate, p: null };
  return { estimate, p: 2 * tCdf(-Math.abs(estimate / standardError), degreesOfFreedom) };
}
