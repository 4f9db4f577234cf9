import { kinds as known } from '../kinds/kinds.ts';
import type { Draws } from '../shared/random.ts';
import type { PlacedTask } from './sequence.ts';

/** A task of a sitting that may be one shown before. */
export interface SittingTask extends PlacedTask {
  /** Whether the rater has judged it already, or does so earlier in this sitting. */
  readonly repeat: boolean;
}

/** A task that the rater had in an earlier sitting, on which side its slot a stood, and in which order its slots. */
export interface EarlierTask {
  readonly task: number;
  readonly swapped: boolean;
  /** Null but where texts are shown in an order. */
  readonly arrangement?: string | null;
}

/**
 * How many of a rater's tasks are to be shown again in this sitting, so that over all sittings it is the share.
 *
 * @param share of the tasks, 0 … 1
 * @param tasks that the rater has had, this sitting's included, repeats not
 * @param repeated repeats that the rater has had
 */
export function repeatsDue(share: number, tasks: number, repeated: number): number {
  return Math.max(0, Math.floor(share * tasks + 1e-9) - repeated);
}

/**
 * Adds repeats to a sitting, all of them in its second half: of tasks of earlier sittings, the oldest first, and
 * where those are too few of the first quarter of this one, so that at least a quarter of the sitting lies between.
 * Pairs and rankings are shown the other way round, which tells a rater's own mind from a liking for a side.
 *
 * @param due how many; fewer come where there is nothing far enough
 * @param earlier tasks that were not repeated yet, the oldest first
 */
export function addRepeats(
  placed: readonly PlacedTask[],
  due: number,
  earlier: readonly EarlierTask[],
  kinds: ReadonlyMap<number, string>,
  random: Draws,
): SittingTask[] {
  const own = random.shuffle(placed.slice(0, Math.floor(placed.length / 4)));
  const repeats = random.shuffle([...earlier, ...own].slice(0, due));
  const sequence: SittingTask[] = placed.map((task) => ({ ...task, repeat: false }));
  const half = Math.ceil(placed.length / 2);
  for (const { task, swapped, arrangement } of repeats) {
    const place = half + random.integer(sequence.length - half + 1);
    const turned = {
      swapped: known.of(kinds.get(task)!).layout === 'sides' && !swapped,
      ...(typeof arrangement === 'string' ? { arrangement: [...arrangement].reverse().join('') } : {}),
    };
    sequence.splice(place, 0, { task, position: place, ...turned, repeat: true });
  }
  return sequence.map((task, position) => ({ ...task, position }));
}
