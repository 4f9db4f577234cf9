import { createRandom } from '../shared/random.ts';
import { drawArrangement } from './arrangement.ts';
import { orderBlock, type SequenceTask } from './blockOrder.ts';
import { interleave } from './interleave.ts';
import { chooseSide, type SideBalance } from './sides.ts';

export type { SequenceTask } from './blockOrder.ts';

/** An item's tasks, reserved together. */
export interface SequenceBlock {
  readonly tasks: readonly SequenceTask[];
}

/** What a rater has had before this sitting. */
export interface RaterHistory {
  /** The rater's number in the study; neighbours get opposite coins. */
  readonly rater: number;
  readonly blocks: number;
  readonly pairwise: number;
  readonly rankings?: number;
  readonly sides: SideBalance;
}

export interface PlacedTask {
  readonly task: number;
  /** From 0 in this sitting. */
  readonly position: number;
  /** Whether slot a of a pairwise task stands on the right. */
  readonly swapped: boolean;
  /** Ranking: its slots in the order in which their texts are shown. */
  readonly arrangement?: string;
}

/**
 * The sequence of one sitting: blocks in random order and interleaved (see `interleave`), systems taking turns
 * (see `orderBlock`), sides and places counterbalanced (see `chooseSide` and `drawArrangement`). Depends on seed, rater and history alone: which
 * system has which id or name changes nothing but which text stands where.
 *
 * @param systems the systems under test, baseline first; controls are not among them
 */
export function planSitting(
  blocks: readonly SequenceBlock[],
  systems: readonly number[],
  history: RaterHistory,
  seed: string,
): PlacedTask[] {
  const random = createRandom(`${seed}/rater/${history.rater}/sitting/${history.blocks}`);
  const rotation = createRandom(`${seed}/rater/${history.rater}/rotation`).shuffle(systems);
  const shuffled = random.shuffle(blocks);
  const ordered = shuffled.map((block, i) => orderBlock(block.tasks, rotation, history.blocks + i, random));
  const sides: SideBalance = new Map(history.sides);
  const next = ordered.map(() => 0);
  let toss = history.pairwise;
  let ranking = history.rankings ?? 0;
  return interleave(
    ordered.map((tasks) => tasks.length),
    random,
  ).map((block, position) => {
    const task = ordered[block]![next[block]!++]!;
    if (task.kind === 'ranking') {
      const arrangement = drawArrangement(task, systems, { seed, rater: history.rater, number: ranking++ });
      return { task: task.id, position, swapped: false, arrangement };
    }
    const coin = { seed, rater: history.rater, toss };
    if (task.kind === 'pairwise') toss++;
    const swapped = task.kind === 'pairwise' && chooseSide(task.systems, sides, coin);
    return { task: task.id, position, swapped };
  });
}

/**
 * How many blocks to reserve: the blocks at hand in as few sittings as the limit allows, all about equal, so
 * that no last sitting is too short for outputs of an item to stand apart.
 * @example sittingSize(13, 12) // 7
 */
export function sittingSize(available: number, limit: number): number {
  return available === 0 ? 0 : Math.ceil(available / Math.ceil(available / limit));
}
