import { createRandom, type Random } from '../shared/random.ts';
import type { SequenceTask } from './blockOrder.ts';

/** Which of a study's rankings an arrangement is for. */
export interface ArrangementDraw {
  readonly seed: string;
  /** The rater's number in the study, or the seat's in the panel. */
  readonly rater: number;
  /** Which ranking of this rater it is, from 0. */
  readonly number: number;
}

/**
 * The order in which a ranking shows its texts: its slots as letters, the first one shown first.
 *
 * Over as many rankings as there are systems a rater sees each system at each place once (the rows of a random
 * Latin square), and over twice as many any of two before the other equally often (the square backwards). At any
 * time the same holds over as many, and twice as many, neighbouring raters. A text that several systems share stands
 * where one of them, drawn, would.
 *
 * @param task with the slot of each of its systems
 * @param systems the systems under test
 * @example drawArrangement({ systems: [7, 8, 9], slots: ['a', 'b', 'c'] }, [7, 8, 9], draw) // 'bca'
 */
export function drawArrangement(
  task: Pick<SequenceTask, 'systems' | 'slots'>,
  systems: readonly number[],
  draw: ArrangementDraw,
): string {
  const placeOf = placesOfSystems(systems, draw);
  const random = createRandom(`${draw.seed}/arrangement/${draw.rater}/${draw.number}`);
  return [...slotSystems(task)]
    .map(([slot, own]) => ({ slot, place: placeOf.get(random.pick(own)) ?? systems.length }))
    .sort((one, other) => one.place - other.place)
    .map(({ slot }) => slot)
    .join('');
}

/** The systems of each slot of a ranking, slots in their order. */
export function slotSystems({ systems, slots = [] }: Pick<SequenceTask, 'systems' | 'slots'>) {
  const bySlot = new Map<string, number[]>();
  for (const [index, system] of systems.entries()) {
    const slot = slots[index]!;
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), system]);
  }
  return bySlot;
}

/** The other way round, for a text that is shown a second time. */
export function reverseArrangement(arrangement: string): string {
  return [...arrangement].reverse().join('');
}

function placesOfSystems(
  systems: readonly number[],
  { seed, rater, number }: ArrangementDraw,
): Map<number, number> {
  const size = systems.length;
  const [group, round] = [Math.floor(rater / size), Math.floor(number / size)];
  const random = createRandom(`${seed}/arrangements/${Math.floor(group / 2)}/${Math.floor(round / 2)}`);
  const row = latinRow(size, (number + rater) % size, random);
  const backwards = (group + round) % 2 === 1;
  return new Map(row.map((index, place) => [systems[index]!, backwards ? size - 1 - place : place]));
}

/** A row of a Latin square whose rows, columns and symbols are shuffled. */
function latinRow(size: number, row: number, random: Random): number[] {
  const numbers = Array.from({ length: size }, (_, i) => i);
  const [rows, columns, symbols] = [
    random.shuffle(numbers),
    random.shuffle(numbers),
    random.shuffle(numbers),
  ] as const;
  return columns.map((column) => symbols[(rows[row]! + column) % size]!);
}
