import { createRandom } from '../shared/random.ts';
import { drawArrangement } from './arrangement.ts';
import { orderBlock, type SequenceTask } from './blockOrder.ts';
import { interleave } from './interleave.ts';
import { panelIncidence } from './panelIncidence.ts';
import { PanelSides } from './panelSides.ts';
import { sittingSize } from './sequence.ts';
import { pairKey } from './sides.ts';

/** An item of a panel's study. */
export interface PanelItem {
  readonly id: number;
  /** How many seats are to judge it. */
  readonly asked: number;
  readonly tasks: readonly SequenceTask[];
}

/** A task in a seat's plan, in its place. */
export interface SeatTask {
  readonly item: number;
  readonly task: number;
  readonly swapped: boolean;
  /** Ranking: its slots in the order in which their texts are shown. */
  readonly arrangement?: string;
}

/**
 * The plan of a panel, drawn before the study opens: for each seat its tasks in order. Every item is judged by as
 * many seats as it asks for (see `panelIncidence`), sides and places are balanced (see `PanelSides` and `drawArrangement`), and systems take turns in
 * being first of an item over the whole study, seat after seat. A seat's items come in sittings, interleaved within
 * each, so that a block never crosses from one sitting into the next.
 *
 * @param systems the systems under test; controls are not among them
 * @param blocksPerSitting most items of a sitting
 * @returns for each seat its tasks
 */
export function planPanel(
  items: readonly PanelItem[],
  systems: readonly number[],
  seats: number,
  blocksPerSitting: number,
  seed: string,
): SeatTask[][] {
  const random = createRandom(`${seed}/panel`);
  const shuffled = random.shuffle(items);
  const seatsOf = panelIncidence(
    shuffled.map(({ asked }) => asked),
    seats,
    random,
  );
  const rotation = random.shuffle(systems);
  const sides = new PanelSides(random);
  let turn = 0;
  return Array.from({ length: seats }, (_, seat) => {
    const own = random.shuffle(shuffled.filter((__, i) => seatsOf[i]!.includes(seat)));
    const size = Math.max(1, sittingSize(own.length, blocksPerSitting));
    const order: { item: number; task: SequenceTask }[] = [];
    for (let from = 0; from < own.length; from += size) {
      const sitting = own.slice(from, from + size);
      const blocks = sitting.map(({ tasks }) => orderBlock(tasks, rotation, turn++, random));
      const next = blocks.map(() => 0);
      const places = interleave(
        blocks.map((tasks) => tasks.length),
        random,
      );
      for (const block of places) {
        order.push({ item: sitting[block]!.id, task: blocks[block]![next[block]!++]! });
      }
    }
    const left = countPairs(order.map(({ task }) => task));
    let ranking = 0;
    return order.map(({ item, task }) => {
      if (task.kind === 'ranking') {
        const arrangement = drawArrangement(task, systems, { seed, rater: seat, number: ranking++ });
        return { item, task: task.id, swapped: false, arrangement };
      }
      const isPair = task.kind === 'pairwise';
      const last = isPair && left.take(task);
      return { item, task: task.id, swapped: isPair && sides.draw(seat, item, task.systems, last) };
    });
  });
}

/** How many tasks of each pair are still to come; `take` says whether it took the last. */
function countPairs(tasks: readonly SequenceTask[]): { take(task: SequenceTask): boolean } {
  const counts = new Map<string, number>();
  const keyOf = ({ systems }: SequenceTask) => pairKey(systems[0]!, systems[1]!);
  for (const task of tasks) {
    if (task.kind === 'pairwise') counts.set(keyOf(task), (counts.get(keyOf(task)) ?? 0) + 1);
  }
  return {
    take: (task) => {
      const rest = counts.get(keyOf(task))! - 1;
      counts.set(keyOf(task), rest);
      return rest === 0;
    },
  };
}
