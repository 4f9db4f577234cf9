import { entryOf } from '../../shared/entryOf.ts';
import { proportionInterval } from '../../statistics/proportionInterval.ts';

/** What raters found on one thing asked, as a severe loss is told by it. */
export interface SevereFinding {
  /** The kind of task that asks for it: an item's mean is over all that a kind asks, and over no other's. */
  readonly kind: string;
  /** From the worst value to the best. */
  readonly range: number;
  /** From which drop of an item's mean on it is a severe loss, see `KindJudging`; null where none is. */
  readonly severeFrom: number | null;
  readonly rows: readonly { readonly item: number; readonly difference: number }[];
}

/** How many items lose and gain so much, and how many there are. */
export interface SevereCounts {
  readonly losses: number;
  readonly gains: number;
  readonly items: number;
}

export interface SevereLosses {
  /** Share of items that gain so much minus the share that lose it. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly losses: number;
  readonly gains: number;
}

/**
 * Counts the items whose mean falls or rises by what their kind of task calls severe. Each kind is asked for itself: a
 * loss that one of them shows is not made up for by another, so an item that gains by one and loses by another loses.
 */
export function severeCounts(findings: readonly SevereFinding[]): SevereCounts {
  const drops = new Map<string, Map<number, { sum: number; count: number }>>();
  for (const { kind, range, severeFrom, rows } of findings) {
    if (severeFrom === null) continue;
    const ofKind = entryOf(drops, kind, () => new Map<number, { sum: number; count: number }>());
    for (const { item, difference } of rows) {
      const own = entryOf(ofKind, item, () => ({ sum: 0, count: 0 }));
      own.sum += difference / range / severeFrom;
      own.count += 1;
    }
  }
  const signs = new Map<number, -1 | 0 | 1>();
  for (const ofKind of drops.values()) {
    for (const [item, { sum, count }] of ofKind) {
      const sign = severeSign(sum / count);
      const known = signs.get(item);
      if (known === undefined || sign === -1 || known === 0) signs.set(item, sign);
    }
  }
  const all = [...signs.values()];
  return {
    losses: all.filter((sign) => sign === -1).length,
    gains: all.filter((sign) => sign === 1).length,
    items: all.length,
  };
}

/**
 * −1 for a severe loss, 1 for a gain of as much, else 0.
 *
 * @param mean candidate − baseline of an item, in what its kind calls severe
 */
function severeSign(mean: number): -1 | 0 | 1 {
  // Means of raters are sums of rounded shares: what is just so much must not fall short of it by 1e-16.
  if (mean <= -1 + 2e-9) return -1;
  return mean >= 1 - 2e-9 ? 1 : 0;
}

/**
 * The share of items with a severe loss minus the share with a gain of as much, turned so that positive is better.
 * Items are the sample. The interval joins Wilson's for either share (Newcombe 1998, "square-and-add"), so that it has
 * a width where no item falls so far.
 *
 * @param counts of at least one item
 */
export function severeLosses({ losses, gains, items }: SevereCounts, level: number): SevereLosses {
  const [lost, gained] = [losses / items, gains / items];
  const ofLosses = proportionInterval(losses, items, { confidence: level });
  const ofGains = proportionInterval(gains, items, { confidence: level });
  const estimate = gained - lost;
  return {
    estimate,
    lower: estimate - Math.hypot(gained - ofGains.lower, ofLosses.upper - lost),
    upper: estimate + Math.hypot(ofGains.upper - gained, lost - ofLosses.lower),
    losses,
    gains,
  };
}
