import type { Streams } from '../shared/random.ts';
import { kinds } from '../kinds/kinds.ts';
import { leastUsed, ordersInTurn } from './counterbalance.ts';

/**
 * A task as the drawing of orders and sides knows it. Which systems it shows is not among it: what is drawn cannot
 * depend on what is not known.
 */
export interface SequenceTask {
  readonly id: number;
  readonly kind: string;
  /** Order: its slots; one that several systems share may be there several times. */
  readonly slots?: readonly string[];
}

/** How a task is shown to one rater. */
export interface DrawnTask {
  readonly task: number;
  /** Sides: whether slot a stands on the right. */
  readonly swapped: boolean;
  /** Order: its slots in the order in which their texts are shown. */
  readonly arrangement?: string;
}

/** How an item's tasks were shown to a rater who keeps them, in their order. */
export type Showing = readonly {
  readonly task: number;
  readonly swapped: boolean;
  readonly arrangement?: string | null;
}[];

/** An item's tasks, for one rater. */
export interface SequenceBlock {
  /** The item's number in the study: the same study draws the same. */
  readonly item: number;
  /** All of its tasks, in an order that stays. */
  readonly tasks: readonly SequenceTask[];
  /** How they were shown to others before, in any order. */
  readonly shown: readonly Showing[];
}

/**
 * Draws how an item's tasks are shown to its next rater: the order of those that show one text, one kind after the other,
 * then its comparisons, the side of each pair and the order of several texts.
 *
 * Everything is balanced within the item and over its raters, and each item is drawn for itself. By each kind, over as
 * many raters as an item has texts each is the first once, and over twice as many any before any other equally often; of
 * every two raters one has a pair the other way round. The first of it is chance, apart for every item and task. So
 * nothing that is seen of other items, of other tasks, or of the same ones by other raters says anything of which system
 * is which: what is balanced is texts, and these everybody sees.
 *
 * @param streams those of the study
 */
export function drawBlock({ item, tasks, shown }: SequenceBlock, streams: Streams): DrawnTask[] {
  const numberOf = new Map(tasks.map(({ id }, number) => [id, number]));
  const layoutOf = ({ kind }: SequenceTask) => kinds.of(kind).layout;
  const order = singleKinds(tasks).flatMap((single, number) =>
    leastUsed(
      ordersInTurn(single, streams(number === 0 ? `order/${item}` : `order/${item}/${number}`)),
      shown.map((showing) => keyOf(showing.map(({ task }) => task).filter((task) => single.includes(task)))),
      keyOf,
    ),
  );
  // Nothing of one rater's order of comparisons is to be told from another's.
  const comparisons = streams(`comparisons/${item}/${shown.length}`).shuffle(
    tasks.filter((task) => layoutOf(task) !== 'single'),
  );
  return [
    ...order.map((task) => ({ task, swapped: false })),
    ...comparisons.map((comparison): DrawnTask => {
      const { id, kind, slots = [] } = comparison;
      const earlier = shown.flatMap((showing) => showing.filter(({ task }) => task === id));
      const draws = streams(`${kind}/${item}/${numberOf.get(id)}`);
      switch (layoutOf(comparison)) {
        case 'single':
          return { task: id, swapped: false };
        case 'sides': {
          const used = earlier.map(({ swapped }) => String(swapped));
          return { task: id, swapped: leastUsed(draws.shuffle([false, true]), used) };
        }
        case 'order': {
          const arrangements = ordersInTurn([...new Set(slots)], draws).map((slots) => slots.join(''));
          const used = earlier.map(({ arrangement }) => arrangement ?? '');
          return { task: id, swapped: false, arrangement: leastUsed(arrangements, used) };
        }
      }
    }),
  ];
}

/** The tasks that show one text, those of each kind together, kinds in the order in which they are told of. */
function singleKinds(tasks: readonly SequenceTask[]): number[][] {
  return kinds.all.flatMap(({ kind, layout }) => {
    const own = tasks.flatMap((task) => (layout === 'single' && task.kind === kind ? [task.id] : []));
    return own.length === 0 ? [] : [own];
  });
}

function keyOf(tasks: readonly number[]): string {
  return tasks.join(' ');
}
