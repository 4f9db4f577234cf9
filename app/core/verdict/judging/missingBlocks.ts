import type { MissingBlock } from './tables.ts';

/** A task of a block that its rater did not finish. */
export interface UnfinishedTask {
  readonly block: number;
  readonly item: string;
  readonly rater: string;
  /** Blocks of a rater with the same were reserved together, and their tasks shown in turn. */
  readonly reserved: Date;
  readonly submitted: boolean;
  readonly systems: readonly string[];
  /** Whether all of them share the one text that was shown. */
  readonly single: boolean;
  /** Why and when its rater passed the block on; null where they did not. */
  readonly reason: string | null;
  readonly skippedAt: Date | null;
}

/** A block that was skipped or abandoned, with why and when. */
export interface ToldBlock extends MissingBlock {
  readonly reason: string | null;
  readonly at: Date | null;
}

/**
 * What was seen of blocks that were not finished. Tasks are shown one at a time in their order: those that were judged
 * have been seen, and of the others the first of a block that was skipped, and of those reserved together and abandoned
 * the first of all. Blocks of which nothing was seen are none that anybody passed on, and are left out.
 *
 * Which text was seen last is told of tasks that show one text of one system; of a comparison or a ranking it is the
 * last of its systems, a candidate's, against which missing judgments are to be held.
 *
 * @param tasks by rater, in the order in which they were shown
 */
export function missingBlocks(tasks: readonly UnfinishedTask[]): ToldBlock[] {
  const begun = new Set<string>();
  const blocks = new Map<number, { readonly task: UnfinishedTask; shown: UnfinishedTask[] }>();
  for (const task of tasks) {
    const known = blocks.get(task.block);
    const own = known ?? { task, shown: [] };
    if (known === undefined) blocks.set(task.block, own);
    if (!task.submitted) {
      const turn =
        task.skippedAt === null
          ? `${task.rater}\u0000${task.reserved.getTime()}`
          : `${task.rater}\u0000block ${task.block}`;
      if (begun.has(turn)) continue;
      begun.add(turn);
    }
    own.shown.push(task);
  }
  return [...blocks.values()].flatMap(({ task, shown }): ToldBlock[] => {
    const last = shown.at(-1);
    if (last === undefined) return [];
    return [
      {
        item: task.item,
        rater: task.rater,
        kind: task.skippedAt === null ? 'abandoned' : 'skipped',
        seen: [...new Set(shown.flatMap(({ systems }) => systems))],
        lastSeen: last.single && last.systems.length > 1 ? null : last.systems.at(-1)!,
        reason: task.reason,
        at: task.skippedAt,
      },
    ];
  });
}
