import { tCritical } from '../statistics/distributions.ts';

const STEPS = 512;
const tables = new Map<number, Float64Array>();

/**
 * `tCritical` for one confidence at any degrees of freedom ≥ 1, read from a table over their reciprocal, in which it is
 * nearly straight: right to four digits from two degrees of freedom on, and a hundred times as fast.
 */
export function tCriticals(confidence: number): (degreesOfFreedom: number) => number {
  let table = tables.get(confidence);
  if (table === undefined) {
    table = Float64Array.from({ length: STEPS + 2 }, (_, step) =>
      tCritical(confidence, step === 0 ? 1e7 : STEPS / step),
    );
    if (tables.size >= 16) tables.clear();
    tables.set(confidence, table);
  }
  const values = table;
  return (degreesOfFreedom) => {
    const place = degreesOfFreedom < 1 ? STEPS : STEPS / degreesOfFreedom;
    const step = Math.floor(place);
    const [low, high] = [values[step]!, values[step + 1]!];
    return low + (place - step) * (high - low);
  };
}
