import type { Streams } from '../shared/random.ts';
import { drawBlock, type DrawnTask, type SequenceBlock } from './drawBlock.ts';
import { interleave } from './interleave.ts';

export type { SequenceBlock, SequenceTask } from './drawBlock.ts';

export interface PlacedTask extends DrawnTask {
  /** From 0 in this sitting. */
  readonly position: number;
}

/**
 * The sequence of one sitting: blocks in random order and interleaved (see `interleave`), the tasks of each in an order
 * and on sides that are drawn for its item (see `drawBlock`). Depends on nothing that the systems' texts don't show.
 *
 * @param sitting names the sitting among all of the study
 */
export function planSitting(
  blocks: readonly SequenceBlock[],
  sitting: string,
  streams: Streams,
): PlacedTask[] {
  const draws = streams(`sitting/${sitting}`);
  const drawn = draws.shuffle(blocks).map((block) => drawBlock(block, streams));
  return interleaved(drawn, draws).map(({ task }, position) => ({ ...task, position }));
}

/** The tasks of blocks merged into one sequence, each with the number of its block. */
export function interleaved<T>(
  blocks: readonly (readonly T[])[],
  draws: Parameters<typeof interleave>[1],
): { readonly block: number; readonly task: T }[] {
  const next = blocks.map(() => 0);
  return interleave(
    blocks.map((tasks) => tasks.length),
    draws,
  ).map((block) => ({ block, task: blocks[block]![next[block]!++]! }));
}

/**
 * How many blocks to reserve: the blocks at hand in as few sittings as the limit allows, all about equal, so
 * that no last sitting is too short for outputs of an item to stand apart.
 * @example sittingSize(13, 12) // 7
 */
export function sittingSize(available: number, limit: number): number {
  return available === 0 ? 0 : Math.ceil(available / Math.ceil(available / limit));
}
