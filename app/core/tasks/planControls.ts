import { createRandom } from '../shared/random.ts';
import { spreadOverSegments } from './spreadOverSegments.ts';

/** Which item carries the control of which criterion. */
export interface PlannedControl {
  readonly item: number;
  readonly criterion: string;
}

interface PlanItem {
  readonly id: number;
  readonly segment: string | null;
}

/**
 * How many items carry a control: max(minimum, ⌈share · items⌉), all items at most.
 *
 * @param share of the items, 0 … 1; with share 0 and minimum 0 there are none
 */
export function wantedControls(
  items: number,
  { share, minimum }: { share: number; minimum: number },
): number {
  return Math.min(items, Math.max(minimum, Math.ceil(share * items)));
}

/** Items from which controls are made though fewer are wanted: some have nothing to spoil, others give facts. */
const LEAST_POOL = 2000;

/** The items whose texts are needed to make this many controls: all of a small study, a random part of a large one. */
export function controlPool<T extends PlanItem>(
  items: readonly T[],
  wanted: number,
  seed: string,
): readonly T[] {
  const size = Math.max(LEAST_POOL, 2 * wanted);
  if (wanted === 0) return [];
  if (items.length <= size) return items;
  return spreadOverSegments(items, createRandom(seed).fork('control pool')).slice(0, size);
}

/**
 * Chooses the items that carry a control, one control an item, the criteria as evenly as possible over the study
 * and within segments, segments in proportion to their size. An item for which no criterion is `possible` is
 * passed over for the next one.
 *
 * @param wanted how many, see `wantedControls`
 * @param possible whether a control of the criterion can be made of the item; called rarely more than once each
 */
export function planControls(
  items: readonly PlanItem[],
  criteria: readonly string[],
  wanted: number,
  seed: string,
  possible: (item: number, criterion: string) => boolean = () => true,
): PlannedControl[] {
  const random = createRandom(seed).fork('control plan');
  const counts = new Map<string, number>();
  const count = (...key: string[]) => counts.get(key.join('\n')) ?? 0;
  const planned: PlannedControl[] = [];
  for (const item of spreadOverSegments(items, random)) {
    if (planned.length === wanted) break;
    const segment = `segment ${item.segment ?? ''}`;
    const criterion = random
      .shuffle(criteria)
      .sort((a, b) => count(a) - count(b) || count(segment, a) - count(segment, b))
      .find((key) => possible(item.id, key));
    if (criterion === undefined) continue;
    counts.set(criterion, count(criterion) + 1);
    counts.set(`${segment}\n${criterion}`, count(segment, criterion) + 1);
    planned.push({ item: item.id, criterion });
  }
  return planned;
}
