import type { Streams } from '../shared/random.ts';
import { leastUsed, ordersInTurn } from './counterbalance.ts';
import type { TaskKind } from './taskKind.ts';

/**
 * A task as the drawing of orders and sides knows it. Which systems it shows is not among it: what is drawn cannot
 * depend on what is not known.
 */
export interface SequenceTask {
  readonly id: number;
  readonly kind: TaskKind;
  /** Ranking: its slots; one that several systems share may be there several times. */
  readonly slots?: readonly string[];
}

/** How a task is shown to one rater. */
export interface DrawnTask {
  readonly task: number;
  /** Whether slot a of a pairwise task stands on the right. */
  readonly swapped: boolean;
  /** Ranking: its slots in the order in which their texts are shown. */
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
 * Draws how an item's tasks are shown to its next rater: the order of its Likert tasks, then its comparisons, the side
 * of each pair and the order of texts in a ranking.
 *
 * Everything is balanced within the item and over its raters, and each item is drawn for itself. Over as many raters as
 * an item has texts each is the first once, and over twice as many any before any other equally often; of every two
 * raters one has a pair the other way round. The first of it is chance, apart for every item and task. So nothing that is
 * seen of other items, of other tasks, or of the same ones by other raters says anything of which system is which: what
 * is balanced is texts, and these everybody sees.
 *
 * @param streams those of the study
 */
export function drawBlock({ item, tasks, shown }: SequenceBlock, streams: Streams): DrawnTask[] {
  const numberOf = new Map(tasks.map(({ id }, number) => [id, number]));
  const ofKind = (kind: TaskKind) => tasks.filter((task) => task.kind === kind);
  const likert = ofKind('likert').map(({ id }) => id);
  const order = leastUsed(
    ordersInTurn(likert, streams(`order/${item}`)),
    shown.map((showing) => keyOf(showing.map(({ task }) => task).filter((task) => likert.includes(task)))),
    keyOf,
  );
  // Nothing of one rater's order of comparisons is to be told from another's.
  const comparisons = streams(`comparisons/${item}/${shown.length}`).shuffle(
    tasks.filter(({ kind }) => kind !== 'likert'),
  );
  return [
    ...order.map((task) => ({ task, swapped: false })),
    ...comparisons.map(({ id, kind, slots = [] }): DrawnTask => {
      const earlier = shown.flatMap((showing) => showing.filter(({ task }) => task === id));
      const draws = streams(`${kind}/${item}/${numberOf.get(id)}`);
      if (kind === 'ranking') {
        const arrangements = ordersInTurn([...new Set(slots)], draws).map((slots) => slots.join(''));
        const used = earlier.map(({ arrangement }) => arrangement ?? '');
        return { task: id, swapped: false, arrangement: leastUsed(arrangements, used) };
      }
      const used = earlier.map(({ swapped }) => String(swapped));
      return { task: id, swapped: leastUsed(draws.shuffle([false, true]), used) };
    }),
  ];
}

function keyOf(tasks: readonly number[]): string {
  return tasks.join(' ');
}
