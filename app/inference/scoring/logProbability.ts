/**
 * Natural-log probability of one token under a softmax over logits, summed in float64.
 * @returns a number ≤ 0, or NaN where the logits are not numbers
 */
export function logProbability(logits: Float32Array, token: number): number {
  let most = -Infinity;
  for (let i = 0; i < logits.length; i++) if (logits[i]! > most) most = logits[i]!;
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += Math.exp(logits[i]! - most);
  return Math.min(0, logits[token]! - most - Math.log(sum));
}
