import type { Comparisons } from './comparisons.ts';

/** The log-likelihood of strengths, with what Newton's method needs of it. */
export interface Likelihood {
  readonly value: number;
  readonly gradient: Float64Array;
  /** The negative second derivatives, size × size, row by row. */
  readonly information: Float64Array;
}

/**
 * Of the parameters θ₀ … θₙ₋₁ (log strengths) and, with ties as results of their own, log ν (Davidson 1970):
 * P(i beats j) : P(j beats i) : P(tie) = πᵢ : πⱼ : ν√(πᵢπⱼ). Without, a tie is half a win for each.
 *
 * All sums are written without subtracting a probability from 1, so that they keep their digits at the ends.
 */
export function likelihoodOf(
  { systems, pairs }: Comparisons,
  parameters: Float64Array,
  withTies: boolean,
): Likelihood {
  const size = parameters.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const logTie = withTies ? parameters[systems]! : -Infinity;
  let value = 0;
  for (const { i, j, winsOfI, winsOfJ, ties } of pairs) {
    const half = (parameters[i]! - parameters[j]!) / 2;
    const [logI, logJ, logT] = logShares(half, logTie);
    const [winI, winJ, tie] = [Math.exp(logI), Math.exp(logJ), Math.exp(logT)];
    const compared = winsOfI + winsOfJ + ties;
    value += winsOfI * logI + winsOfJ * logJ + ties * (withTies ? logT : (logI + logJ) / 2);

    const surplus = winsOfI * (winJ + tie / 2) - winsOfJ * (winI + tie / 2) + (ties * (winJ - winI)) / 2;
    gradient[i]! += surplus;
    gradient[j]! -= surplus;
    // The variance of the score (1, 0 or ½), as a sum over pairs of results.
    const variance = compared * (winI * winJ + (tie * (winI + winJ)) / 4);
    information[i * size + i]! += variance;
    information[j * size + j]! += variance;
    information[i * size + j]! -= variance;
    information[j * size + i]! -= variance;
    if (!withTies) continue;
    gradient[systems]! += ties * (winI + winJ) - (winsOfI + winsOfJ) * tie;
    const covariance = (compared * tie * (winJ - winI)) / 2;
    information[systems * size + systems]! += compared * tie * (winI + winJ);
    information[systems * size + i]! += covariance;
    information[systems * size + j]! -= covariance;
    information[i * size + systems]! += covariance;
    information[j * size + systems]! -= covariance;
  }
  return { value, gradient, information };
}

/** Logarithms of e^half : e^−half : e^logTie as shares of their sum. */
function logShares(half: number, logTie: number): [number, number, number] {
  const logs = [half, -half, logTie];
  const largest = Math.max(...logs);
  const first = logs.indexOf(largest);
  const others = logs.reduce((sum, log, k) => (k === first ? sum : sum + Math.exp(log - largest)), 0);
  const logTotal = largest + Math.log1p(others);
  if (first === 2) return [half - logTotal, -half - logTotal, -Math.log1p(others)];
  const logFirst = -Math.log1p(others);
  return first === 0
    ? [logFirst, -half - logTotal, logTie - logTotal]
    : [half - logTotal, logFirst, logTie - logTotal];
}
