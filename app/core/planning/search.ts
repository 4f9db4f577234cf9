import { fewestRaters, mostRaters, sizesOf, type Design } from './design.ts';
import { outcomesOf } from './outcomes.ts';
import type { PlanQuestion } from './question.ts';

/** The largest studies that are looked at. */
export interface Reach {
  readonly items: number;
  readonly raters: number;
}

/** What counts as within reach; beyond it a plan says what it would take and that this is much. */
export const WITHIN_REACH: Reach = { items: 3000, raters: 300 };
export const BEYOND_REACH: Reach = { items: 300_000, raters: 30_000 };

/** Sizes that a lead has fixed. */
export interface Fixed {
  readonly items?: number | undefined;
  readonly raters?: number | undefined;
}

/** What a rater costs beside the tasks, in hours: being found, joining, the guidelines, trying out. */
const HOURS_A_RATER = 0.5;

/** Numbers of raters that are tried where none is fixed; fewer than five know too little of how raters differ. */
const RATERS = [5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 70, 100, 150, 200, 300];
const MANY_RATERS = [500, 700, 1000, 1500, 2000, 3000, 5000, 10_000, 30_000];

/** How often a study of a size ships, remembered. */
export type PowerAt = (design: Design) => number;

export function powerOf(question: PlanQuestion, draws?: number): PowerAt {
  return remembered((design) => outcomesOf(question, design, null, draws).ship);
}

/** What is found of a size, once for each. */
export function remembered<T>(find: (design: Design) => T): (design: Design) => T {
  const known = new Map<string, T>();
  return (design) => {
    const key = `${design.items}/${design.raters}`;
    if (!known.has(key)) known.set(key, find(design));
    return known.get(key)!;
  };
}

/**
 * The cheapest size that reaches `power`: fewest hours, a rater counted as half an hour beside the tasks.
 *
 * @returns null where no size within `reach` does
 */
export function smallestDesign(
  question: PlanQuestion,
  powerAt: PowerAt,
  power: number,
  fixed: Fixed,
  reach: Reach,
): Design | null {
  if (fixed.items !== undefined && fixed.raters !== undefined) {
    const design = { items: fixed.items, raters: fixed.raters };
    return powerAt(design) >= power ? design : null;
  }
  if (fixed.items !== undefined) {
    const items = fixed.items;
    const least = fewestRaters(question, items);
    const most = Math.min(reach.raters, mostRaters(question, items));
    const raters = firstReaching(least, Math.max(least, most), (n) => powerAt({ items, raters: n }) >= power);
    return raters === null ? null : { items, raters };
  }
  const tried =
    fixed.raters === undefined
      ? [...RATERS, ...MANY_RATERS].filter((n) => n >= question.ratersPerItem && n <= reach.raters)
      : [fixed.raters];
  let best: { design: Design; cost: number } | null = null;
  let most = reach.items;
  for (const raters of tried) {
    if (best !== null && raters * HOURS_A_RATER >= best.cost) break;
    // More raters never need more items.
    const items = firstReaching(2, most, (n) => powerAt({ items: n, raters }) >= power);
    if (items === null || fewestRaters(question, items) > raters || mostRaters(question, items) < raters)
      continue;
    most = items;
    const cost = sizesOf(question, { items, raters }).hours + raters * HOURS_A_RATER;
    if (best === null || cost < best.cost) best = { design: { items, raters }, cost };
  }
  return best?.design ?? null;
}

/** The least whole number from `least` to `most` at which `reaches` turns true, to within a percent; null if at none. */
export function firstReaching(least: number, most: number, reaches: (n: number) => boolean): number | null {
  if (!reaches(most)) return null;
  let [low, high] = [least - 1, most];
  while (high - low > Math.max(1, Math.floor(high / 100))) {
    // Sizes differ by factors: halve the logarithm while far apart.
    const middle =
      high > 2 * Math.max(1, low)
        ? Math.max(low + 1, Math.min(high - 1, Math.round(Math.sqrt(Math.max(1, low) * high))))
        : Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}
