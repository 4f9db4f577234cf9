import { bootstrap } from '../../statistics/bootstrap.ts';
import { preparedTauB } from '../../statistics/kendallTau.ts';
import { percentileInterval } from '../../statistics/percentileInterval.ts';
import { MEASURES, type MeasureName } from '../../studies/configuration.ts';
import type { SystemScores } from './itemScores.ts';
import type { MeasureComparison } from './lines.ts';

/** The measures that are set beside people: those that may vote, and BERTScore's F1, which may not. */
export const FOLLOWED_MEASURES = [...MEASURES, 'bertscore'] as const;
export type FollowedMeasure = (typeof FOLLOWED_MEASURES)[number];

/** How far a measure's differences per item go with those of people. */
export interface FollowsPeople {
  readonly measure: FollowedMeasure;
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
  measure: FollowedMeasure,
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
  const options = { samples: comparison.samples, seed: `${comparison.seed}/tau-${measure}` };
  const interval =
    tau === null ? null : percentileInterval(bootstrap(pairs.length, options, tauAt), comparison.level);
  const [lower, upper] = interval ?? [null, null];
  const struck = upper !== null && upper < STRUCK_BELOW && pairs.length >= STRUCK_FROM_ITEMS;
  return { measure, tau, lower, upper, items: pairs.length, struck };
}

/** Candidate − baseline on one item, positive is better; null where one of them has no score. */
function itemDifference(
  measure: FollowedMeasure,
  item: string,
  { baseline, candidate }: MeasureComparison,
): number | null {
  if (measure === 'perplexity') {
    const [of, to] = [baseline.costs.get(item), candidate.costs.get(item)];
    return of && to && of.tokens > 0 ? (to.logProbability - of.logProbability) / of.tokens : null;
  }
  if (measure === 'bertscore') {
    const [of, to] = [baseline.meanings.get(item)?.f1, candidate.meanings.get(item)?.f1];
    return typeof of === 'number' && typeof to === 'number' ? to - of : null;
  }
  const [of, to] = [textScore(measure, item, baseline), textScore(measure, item, candidate)];
  return of === null || to === null ? null : to - of;
}

function textScore(
  measure: Exclude<MeasureName, 'perplexity'>,
  item: string,
  { texts }: SystemScores,
): number | null {
  const scores = texts.get(item);
  if (scores === undefined) return null;
  return measure === 'bleu' ? scores.sentenceBleu : scores[measure];
}
