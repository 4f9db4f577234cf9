import type { Random } from '../shared/random.ts';

/** Items in random order such that every beginning of the list has each segment in proportion to its size. */
export function spreadOverSegments<T extends { readonly segment: string | null }>(
  items: readonly T[],
  random: Random,
): T[] {
  const segments = new Map<string, T[]>();
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
