import type { Random } from '../shared/random.ts';
import { pairKey } from './sides.ts';

/** How often slot a stood on the left less how often on the right, by any key. */
type Leaning = Map<string, number>;

/**
 * Draws the sides of a panel's pairs. For each seat every pair of systems stands both ways equally often, one time
 * more or less; over the study the seats' odd ones even out; and within an item its raters see both ways as far as
 * the rest leaves a choice.
 */
export class PanelSides {
  readonly #ofStudy: Leaning = new Map();
  readonly #ofItem: Leaning = new Map();
  readonly #ofSeat: Leaning = new Map();

  constructor(private readonly random: Random) {}

  /**
   * Whether slot a of a task goes to the right.
   *
   * @param systems slot a's first, then those of slot b
   * @param last whether it is the seat's last task of this pair: its odd one, if there is one
   */
  draw(seat: number, item: number, systems: readonly number[], last: boolean): boolean {
    const [a, ...others] = systems as [number, ...number[]];
    const keys = others.map((b) => pairKey(a, b));
    const ofSeat = keys.map((key) => `${seat} ${key}`);
    const ofItem = keys.map((key) => `${item} ${key}`);
    const order = last ? [keys, ofItem] : [ofItem, keys];
    const leanings = [
      sum(this.#ofSeat, ofSeat),
      ...order.map((list) => sum(list === keys ? this.#ofStudy : this.#ofItem, list)),
    ];
    const leaning = leanings.find((value) => value !== 0) ?? (this.random.next() < 0.5 ? 1 : -1);
    const swapped = leaning > 0;
    for (const [map, list] of [
      [this.#ofSeat, ofSeat],
      [this.#ofItem, ofItem],
      [this.#ofStudy, keys],
    ] as const) {
      for (const key of list) map.set(key, (map.get(key) ?? 0) + (swapped ? -1 : 1));
    }
    return swapped;
  }
}

function sum(leaning: Leaning, keys: readonly string[]): number {
  return keys.reduce((total, key) => total + (leaning.get(key) ?? 0), 0);
}
