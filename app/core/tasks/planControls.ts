import { createRandom, type Random } from '../shared/random.ts';

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
 * Chooses the items that carry a control: max(minimum, ⌈share · items⌉) of them, all items at most, one control
 * an item, the criteria as evenly as possible over the study and within segments, segments in proportion to
 * their size. An item for which no criterion is `possible` is passed over for the next one.
 *
 * @param share of the items, 0 … 1; with share 0 and minimum 0 there are none
 * @param possible whether a control of the criterion can be made of the item; called rarely more than once each
 */
export function planControls(
  items: readonly PlanItem[],
  criteria: readonly string[],
  { share, minimum }: { share: number; minimum: number },
  seed: string,
  possible: (item: number, criterion: string) => boolean = () => true,
): PlannedControl[] {
  const wanted = Math.min(items.length, Math.max(minimum, Math.ceil(share * items.length)));
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

/** Items in random order such that every beginning of the list has each segment in proportion to its size. */
function spreadOverSegments(items: readonly PlanItem[], random: Random): PlanItem[] {
  const segments = new Map<string, PlanItem[]>();
  for (const item of items) {
    const key = item.segment ?? '';
    const members = segments.get(key);
    if (members === undefined) segments.set(key, [item]);
    else members.push(item);
  }
  const placed = [...segments.values()].flatMap((members) => {
    const phase = random.next();
    return random.shuffle(members).map((item, rank) => ({ item, place: (rank + phase) / members.length }));
  });
  return placed.sort((a, b) => a.place - b.place).map(({ item }) => item);
}
