import { bootstrap } from '../../statistics/bootstrap.ts';
import { preparedTauB } from '../../statistics/kendallTau.ts';
import { percentileInterval } from '../../statistics/percentileInterval.ts';
import type { NamedMeasure } from '../../measures/definition.ts';
import { statisticsOf } from './itemScores.ts';
import type { MeasureComparison } from './lines.ts';

/** How far a measure's differences per item go with those of people. */
export interface FollowsPeople {
  readonly measure: string;
  readonly tau: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Items whose outputs differ and that both people and the measure cover. */
  readonly items: number;
  /** Whether it loses its vote: it can't be following these people at all. */
  readonly struck: boolean;
}

/** A voter is struck only if the upper bound of its τ-b stays below this on at least so many items. */
export const STRUCK_BELOW = 0.1;
export const STRUCK_FROM_ITEMS = 50;

/**
 * Kendall's τ-b between a measure's and people's candidate − baseline per item, on items whose texts differ, with
 * a percentile interval over resampled items.
 *
 * @param people people's mean difference by item
 * @param differing items whose texts differ
 */
export function followsPeople(
  measure: NamedMeasure,
  people: ReadonlyMap<string, number>,
  differing: ReadonlySet<string>,
  comparison: MeasureComparison,
): FollowsPeople {
  const pairs = comparison.items.flatMap((item) => {
    const theirs = people.get(item);
    const own = itemDifference(measure, item, comparison);
    return differing.has(item) && theirs !== undefined && own !== null ? [{ own, theirs }] : [];
  });
  const tauAt = preparedTauB(
    pairs.map(({ own }) => own),
    pairs.map(({ theirs }) => theirs),
  );
  const tau = tauAt(pairs.map((_, index) => index));
  const options = { samples: comparison.samples, seed: `${comparison.seed}/tau-${measure.name}` };
  const interval =
    tau === null ? null : percentileInterval(bootstrap(pairs.length, options, tauAt), comparison.level);
  const [lower, upper] = interval ?? [null, null];
  const struck = upper !== null && upper < STRUCK_BELOW && pairs.length >= STRUCK_FROM_ITEMS;
  return { measure: measure.name, tau, lower, upper, items: pairs.length, struck };
}

/** Candidate − baseline on one item, positive is better; null where one of them has no score. */
function itemDifference(
  measure: NamedMeasure,
  item: string,
  { baseline, candidate }: MeasureComparison,
): number | null {
  const [of, to] = [statisticsOf(measure, baseline), statisticsOf(measure, candidate)];
  if (!of.has(item) || !to.has(item)) return null;
  const own = [of.get(item), to.get(item)] as const;
  if (measure.itemDifference !== undefined) return measure.itemDifference(...own);
  const [before, after] = [measure.itemFigure(own[0]), measure.itemFigure(own[1])];
  if (before === null || after === null) return null;
  return measure.higherIsBetter ? after - before : before - after;
}
