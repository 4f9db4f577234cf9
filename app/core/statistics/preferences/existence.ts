import type { Comparisons } from './comparisons.ts';
import { note, type Note } from '../../shared/notes.ts';

/** Names at most this many systems in a reason. */
const MOST_NAMED = 5;

/**
 * Why no finite strengths maximize the likelihood where a tie counts for both sides, or null where they do: each
 * system must be reachable from each other one by "beat or tied" (Ford 1957). Otherwise a group could be moved
 * away from the rest for ever.
 */
export function whyNotConnected(comparisons: Comparisons): Note | null {
  const below = reachable(neighbours(comparisons, 'down'));
  const above = reachable(neighbours(comparisons, 'up'));
  // Whom system 0 reaches never beat the others; who can't reach it never beat those who can.
  const losers = below.includes(false) ? below : above.includes(false) ? above.map((seen) => !seen) : null;
  if (losers === null) return null;
  const names = losers.flatMap((is, system) => (is ? [system] : []));
  const named = names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ' …' : '');
  return note('systems-not-connected', { systems: named });
}

/**
 * Why Davidson's ν or the strengths run off to infinity together although `whyNotConnected` finds nothing, or
 * null where the estimate exists. With ν ∝ e^(μt) and strengths ∝ e^(δt), the likelihood never falls along (δ, μ)
 * if each result that was seen keeps the highest rate of growth in its pair. For μ > 0, put to ½, these are
 * conditions on differences of δ, which can be met exactly if their graph has no negative cycle (Bellman & Ford).
 */
export function whyTiesRunOff({ systems, pairs }: Comparisons): Note | null {
  const bounds: { from: number; to: number; most: number }[] = [];
  for (const { i, j, winsOfI, winsOfJ, ties } of pairs) {
    if (winsOfI > 0 && winsOfJ > 0) return null;
    if (ties > 0) {
      bounds.push({ from: i, to: j, most: 1 }, { from: j, to: i, most: 1 });
    }
    if (winsOfI > 0) bounds.push({ from: i, to: j, most: -1 });
    if (winsOfJ > 0) bounds.push({ from: j, to: i, most: -1 });
  }
  const distance = new Float64Array(systems);
  for (let round = 0; round <= systems; round++) {
    let changed = false;
    for (const { from, to, most } of bounds) {
      if (distance[from]! + most >= distance[to]!) continue;
      distance[to] = distance[from]! + most;
      changed = true;
    }
    if (!changed) {
      return note('ties-without-limit');
    }
  }
  return null;
}

/** For each system those that it beat or tied with, or, the other way round, those that beat or tied with it. */
function neighbours({ systems, pairs }: Comparisons, direction: 'down' | 'up'): number[][] {
  const lists: number[][] = Array.from({ length: systems }, () => []);
  const add = (above: number, below: number) =>
    direction === 'down' ? lists[above]!.push(below) : lists[below]!.push(above);
  for (const { i, j, winsOfI, winsOfJ, ties } of pairs) {
    if (winsOfI + ties > 0) add(i, j);
    if (winsOfJ + ties > 0) add(j, i);
  }
  return lists;
}

/** Which systems a walk from the first one arrives at. */
function reachable(lists: readonly number[][]): boolean[] {
  const seen = lists.map((_, system) => system === 0);
  const open = [0];
  for (let system = open.pop(); system !== undefined; system = open.pop()) {
    for (const next of lists[system]!) {
      if (seen[next]!) continue;
      seen[next] = true;
      open.push(next);
    }
  }
  return seen;
}
