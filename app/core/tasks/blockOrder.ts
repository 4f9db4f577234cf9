import type { Random } from '../shared/random.ts';
import type { TaskKind } from './taskKind.ts';

/** A task as the order of a sitting needs it. */
export interface SequenceTask {
  readonly id: number;
  readonly kind: TaskKind;
  /** Likert: the systems whose text is shown. Comparisons: the baseline first, then the candidates. */
  readonly systems: readonly number[];
  /** Ranking: the slot of each of the systems. */
  readonly slots?: readonly string[];
}

/**
 * The order of one block's tasks: Likert tasks first, then comparisons. The systems under test come in turn:
 * over consecutive blocks of a rater each is first equally often, and every other round runs backwards, so
 * that none always follows the same other. Tasks of controls stand at random places among the Likert tasks.
 *
 * @param rotation the systems under test in an order of the rater's own
 * @param number which block of the rater this is, from 0
 */
export function orderBlock(
  tasks: readonly SequenceTask[],
  rotation: readonly number[],
  number: number,
  random: Random,
): SequenceTask[] {
  const turn = turnOf(rotation, number);
  const likert = tasks.filter((task) => task.kind === 'likert');
  const ordered = byTurn(
    likert.filter((task) => rankOf(task, turn) < Infinity),
    turn,
  );
  for (const control of random.shuffle(likert.filter((task) => rankOf(task, turn) === Infinity))) {
    ordered.splice(random.integer(ordered.length + 1), 0, control);
  }
  return [...ordered, ...random.shuffle(tasks.filter((task) => task.kind !== 'likert'))];
}

function turnOf(rotation: readonly number[], number: number): ReadonlyMap<number, number> {
  const k = rotation.length;
  const step = Math.floor(number / Math.max(k, 1)) % 2 === 0 ? 1 : -1;
  return new Map(rotation.map((_, i) => [rotation[(((number + i * step) % k) + k) % k]!, i]));
}

function rankOf(task: SequenceTask, turn: ReadonlyMap<number, number>): number {
  return Math.min(...task.systems.map((system) => turn.get(system) ?? Infinity));
}

function byTurn(tasks: SequenceTask[], turn: ReadonlyMap<number, number>): SequenceTask[] {
  return tasks.sort((a, b) => rankOf(a, turn) - rankOf(b, turn));
}
