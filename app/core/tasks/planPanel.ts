import type { Draws, Streams } from '../shared/random.ts';
import { drawBlock, type SequenceTask, type Showing } from './drawBlock.ts';
import { panelIncidence } from './panelIncidence.ts';
import { grossEarly } from './grossEarly.ts';
import { interleaved, sittingSize } from './sequence.ts';

/** An item of a panel's study. */
export interface PanelItem<Task extends SequenceTask = SequenceTask> {
  readonly id: number;
  /** How many seats are to judge it. */
  readonly asked: number;
  readonly tasks: readonly Task[];
  /** Whether one of its texts is a gross control. */
  readonly gross?: boolean;
  /** Whether it is held back for an extension: it comes after all the others then, shared out by itself. */
  readonly later?: boolean;
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
 * many seats as it asks for (see `panelIncidence`); orders and sides are drawn for each item and balanced over its seats
 * (see `drawBlock`). Gross controls are shared out evenly, and each seat meets some in its first sitting (see
 * `grossEarly`). A seat's items come in sittings, interleaved within each, so that a block never crosses from one
 * sitting into the next.
 *
 * @param items in the order of the study
 * @param blocksPerSitting most items of a sitting
 * @param streams those of the study
 * @param incidence draws which seats judge which item, which is no secret
 * @returns for each seat its tasks
 */
export function planPanel(
  items: readonly PanelItem[],
  seats: number,
  blocksPerSitting: number,
  streams: Streams,
  incidence: Draws,
): SeatTask[][] {
  const numbered = items.map((item, number) => ({ ...item, number }));
  const parts = [
    sharedOut(
      numbered.filter(({ later = false }) => !later),
      seats,
      incidence,
    ),
    sharedOut(
      numbered.filter(({ later = false }) => later),
      seats,
      incidence,
    ),
  ];
  const shown = new Map<number, Showing[]>(items.map(({ id }) => [id, []]));
  return Array.from({ length: seats }, (_, seat) => {
    const draws = streams(`seat/${seat}`);
    const order: SeatTask[] = [];
    for (const itemsOf of parts) {
      const unordered = itemsOf[seat]!;
      const size = Math.max(1, sittingSize(unordered.length, blocksPerSitting));
      const own = grossEarly(draws.shuffle(unordered), size, isGross);
      for (let from = 0; from < own.length; from += size) {
        const sitting = own.slice(from, from + size).map(({ id, number, tasks }) => {
          const before = shown.get(id)!;
          const drawn = drawBlock({ item: number, tasks, shown: before }, streams);
          before.push(drawn);
          return drawn.map((task) => ({ item: id, ...task }));
        });
        order.push(...interleaved(sitting, draws).map(({ task }) => task));
      }
    }
    return order;
  });
}

/** The items of each seat. */
function sharedOut<Item extends Pick<PanelItem, 'asked' | 'gross'>>(
  items: readonly Item[],
  seats: number,
  incidence: Draws,
): Item[][] {
  const itemsOf = Array.from({ length: seats }, () => [] as Item[]);
  if (items.length === 0) return itemsOf;
  const inOrder = incidence.shuffle(items);
  // Those with gross controls first, so that seats have as many of them each as of all.
  const shuffled = [...inOrder.filter(isGross), ...inOrder.filter((item) => !isGross(item))];
  const seatsOf = panelIncidence(
    shuffled.map(({ asked }) => asked),
    seats,
    incidence,
  );
  for (const [index, item] of shuffled.entries()) {
    for (const seat of seatsOf[index]!) itemsOf[seat]!.push(item);
  }
  return itemsOf;
}

function isGross({ gross = false }: { readonly gross?: boolean }): boolean {
  return gross;
}
