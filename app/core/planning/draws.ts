import { createRandom } from '../shared/random.ts';

/** Standard normal deviates, `columns` for each of `count` simulated studies; always the same. */
export interface NormalDraws {
  readonly count: number;
  readonly columns: number;
  readonly values: Float64Array;
}

const known = new Map<string, NormalDraws>();

/**
 * The deviates from which outcomes of a study are drawn. They are the same for every design, so that designs are
 * compared on the same luck and power grows with size.
 */
export function normalDraws(count: number, columns: number): NormalDraws {
  const key = `${count}/${columns}`;
  const drawn = known.get(key);
  if (drawn !== undefined) return drawn;
  const random = createRandom('plan');
  const values = Float64Array.from({ length: count * columns }, () => random.normal());
  const made = { count, columns, values };
  if (known.size >= 8) known.clear();
  known.set(key, made);
  return made;
}

/**
 * A χ² of `degreesOfFreedom` divided by them, from a standard normal deviate (Wilson & Hilferty 1931): within a percent
 * from 4 degrees of freedom on.
 */
export function meanSquare(degreesOfFreedom: number, deviate: number): number {
  const part = 2 / (9 * degreesOfFreedom);
  const root = 1 - part + deviate * Math.sqrt(part);
  return root <= 0 ? 0 : root * root * root;
}
