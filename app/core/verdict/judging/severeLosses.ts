import { proportionInterval } from '../../statistics/proportionInterval.ts';

/** How far an item's mean rating must fall to be a severe loss, as a share of the scale's range. */
export const SEVERE = 0.5;

export interface SevereLosses {
  /** Share of items that gain so much minus the share that lose it. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly losses: number;
  readonly gains: number;
}

/**
 * The share of items whose mean rating lies half the scale's range or more below the baseline's, minus the reverse,
 * turned so that positive is better. Items are the sample. The interval joins Wilson's for either share (Newcombe
 * 1998, "square-and-add"), so that it has a width where no item falls so far.
 *
 * @param means candidate − baseline of each item, over raters and criteria, as a share of the scale's range
 * @returns null without an item
 */
export function severeLosses(means: readonly number[], level: number): SevereLosses | null {
  const n = means.length;
  if (n === 0) return null;
  // Means of raters are sums of rounded shares: what is half the range must not fall short of it by 1e-16.
  const losses = means.filter((mean) => mean <= -SEVERE + 1e-9).length;
  const gains = means.filter((mean) => mean >= SEVERE - 1e-9).length;
  return severeLossesOf(losses, gains, n, level);
}

/** The same from counts of items that lose and gain so much, of `n` ≥ 1. */
export function severeLossesOf(losses: number, gains: number, n: number, level: number): SevereLosses {
  const [lost, gained] = [losses / n, gains / n];
  const ofLosses = proportionInterval(losses, n, { confidence: level });
  const ofGains = proportionInterval(gains, n, { confidence: level });
  const estimate = gained - lost;
  return {
    estimate,
    lower: estimate - Math.hypot(gained - ofGains.lower, ofLosses.upper - lost),
    upper: estimate + Math.hypot(ofGains.upper - gained, lost - ofLosses.lower),
    losses,
    gains,
  };
}
