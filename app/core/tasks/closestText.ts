import { readText } from './readText.ts';

/** How often each two neighbouring characters of a text occur. */
function neighbours(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const characters = Array.from(readText(text).toLowerCase());
  for (const [index, character] of characters.entries()) {
    const pair = character + (characters[index + 1] ?? '');
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/**
 * The place of the text that another one was most likely made from: the one with which it shares most pairs of
 * neighbouring characters (Dice 1945), the first of several. −1 where there is none.
 */
export function closestText(text: string, sources: readonly string[]): number {
  const own = neighbours(text);
  const size = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  let closest = -1;
  let most = -1;
  for (const [index, source] of sources.entries()) {
    const other = neighbours(source);
    let shared = 0;
    for (const [pair, count] of own) shared += Math.min(count, other.get(pair) ?? 0);
    const likeness = (2 * shared) / Math.max(1, size(own) + size(other));
    if (likeness > most) [closest, most] = [index, likeness];
  }
  return closest;
}
