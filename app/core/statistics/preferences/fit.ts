import { cholesky } from '../cholesky.ts';
import type { Comparisons } from './comparisons.ts';
import { likelihoodOf } from './likelihood.ts';

/** No step moves a log strength by more, so that the first ones can't leave float64. */
const LONGEST_STEP = 4;
/** Steps shorter than this change nothing that is reported. */
const SHORTEST_STEP = 1e-12;
const MOST_STEPS = 500;
const MOST_HALVINGS = 40;

export interface Fit {
  /** Log strengths that sum to 0 and, with ties as results of their own, log ν. */
  readonly parameters: Float64Array;
  /** Standard errors of the parameters, the strengths' under the sum of 0; by the information. */
  readonly standardErrors: Float64Array;
}

/**
 * The parameters that maximize the likelihood, by Newton's method with halved steps; the likelihood is concave, so
 * there is one maximum. Call it where the maximum exists.
 *
 * @returns null where float64 is too narrow to find it
 */
export function fit(comparisons: Comparisons, withTies: boolean): Fit | null {
  const { systems } = comparisons;
  const size = systems + (withTies ? 1 : 0);
  let parameters = new Float64Array(size);
  let current = likelihoodOf(comparisons, parameters, withTies);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { matrix, ridge } = withSumFixed(current.information, systems, size);
    const factor = cholesky(matrix, size);
    if (factor === null) return null;
    const move = factor.solve(current.gradient);
    const length = move.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (!Number.isFinite(length)) return null;
    let share = Math.min(1, LONGEST_STEP / length);
    const small = length < SHORTEST_STEP * Math.max(1, ...parameters.map(Math.abs));
    for (let halving = 0; ; halving++) {
      const tried = parameters.map((value, k) => value + share * move[k]!);
      const next = likelihoodOf(comparisons, tried, withTies);
      // The maximum still lies ahead, or was passed at no loss.
      if (small || slope(next.gradient, move) >= 0 || next.value >= current.value) {
        [parameters, current] = [tried, next];
        break;
      }
      if (halving === MOST_HALVINGS) return null;
      share /= 2;
    }
    if (small) {
      const spread = factor.inverseDiagonal().map((variance, k) => {
        const fixed = k < systems ? variance - 1 / (ridge * systems ** 2) : variance;
        return Math.sqrt(Math.max(0, fixed) / comparisons.scale);
      });
      return { parameters: centred(parameters, systems), standardErrors: spread };
    }
  }
  return null;
}

function slope(gradient: Float64Array, move: Float64Array): number {
  return gradient.reduce((sum, value, k) => sum + value * move[k]!, 0);
}

/** Adding the same to all strengths changes nothing; a ridge in that direction alone makes the matrix regular. */
function withSumFixed(information: Float64Array, systems: number, size: number) {
  let trace = 0;
  for (let i = 0; i < systems; i++) trace += information[i * size + i]!;
  const ridge = trace > 0 ? trace / systems ** 2 : 1;
  const matrix = Float64Array.from(information);
  for (let i = 0; i < systems; i++) for (let j = 0; j < systems; j++) matrix[i * size + j]! += ridge;
  return { matrix, ridge };
}

function centred(parameters: Float64Array, systems: number): Float64Array {
  let mean = 0;
  for (let i = 0; i < systems; i++) mean += parameters[i]! / systems;
  return parameters.map((value, k) => (k < systems ? value - mean : value));
}
