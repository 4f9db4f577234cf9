import type { Sampling } from '../settings/schema.ts';

/** Tokens that may be drawn, with their probabilities, which sum to 1. */
export interface Distribution {
  /** Ascending. */
  readonly tokens: readonly number[];
  readonly probabilities: readonly number[];
}

/**
 * The distribution that a token is drawn from: temperature, then top-k, top-p and min-p, each on what the ones
 * before it left, as transformers orders them. Scores that tie with the k-th are kept.
 * @param scores logits, not changed
 * @returns undefined when the scores are not numbers or every token is ruled out
 */
export function warp(scores: Float32Array, sampling: Omit<Sampling, 'seed'>): Distribution | undefined {
  const { temperature, topK, topP, minP } = sampling;
  let most = -Infinity;
  for (const score of scores) {
    if (Number.isNaN(score)) return undefined;
    if (score > most) most = score;
  }
  if (!Number.isFinite(most)) return undefined;
  const floor = topK > 0 && topK < scores.length ? kthLargest(scores, topK) : -Infinity;
  let tokens: number[] = [];
  let weights: number[] = [];
  let total = 0;
  for (let token = 0; token < scores.length; token++) {
    const score = scores[token]!;
    if (score < floor || score === -Infinity) continue;
    const weight = Math.exp((score - most) / temperature);
    tokens.push(token);
    weights.push(weight);
    total += weight;
  }
  if (topP < 1) {
    const removed = unlikeliest(weights, total, topP);
    ({ tokens, weights } = keep(tokens, weights, (_, index) => removed[index] === 0));
  }
  // The likeliest token has weight 1.
  if (minP > 0) ({ tokens, weights } = keep(tokens, weights, (weight) => weight >= minP));
  const sum = weights.reduce((a, b) => a + b, 0);
  return { tokens, probabilities: weights.map((weight) => weight / sum) };
}

function keep(
  tokens: readonly number[],
  weights: readonly number[],
  test: (weight: number, index: number) => boolean,
): { tokens: number[]; weights: number[] } {
  const kept = weights.flatMap((weight, index) => (test(weight, index) ? [index] : []));
  return { tokens: kept.map((index) => tokens[index]!), weights: kept.map((index) => weights[index]!) };
}

/** Marks the least likely tokens that together have no more than 1 − p of the total; never all. */
function unlikeliest(weights: readonly number[], total: number, p: number): Uint8Array {
  const removed = new Uint8Array(weights.length);
  const removable = (1 - p) * total;
  // Anything below this is removed for sure, for all of it together is less than what may be removed.
  const surely = removable / weights.length;
  let sum = 0;
  const open: number[] = [];
  weights.forEach((weight, index) => {
    if (weight < surely) {
      removed[index] = 1;
      sum += weight;
    } else open.push(index);
  });
  open.sort((a, b) => weights[a]! - weights[b]! || a - b);
  for (const index of open.slice(0, -1)) {
    sum += weights[index]!;
    if (sum > removable) break;
    removed[index] = 1;
  }
  return removed;
}

/** The k-th largest of some numbers, by a heap of the k largest so far. */
export function kthLargest(values: Float32Array, k: number): number {
  const heap = new Float32Array(k).fill(-Infinity);
  for (const value of values) {
    if (value <= heap[0]!) continue;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= k) break;
      if (child + 1 < k && heap[child + 1]! < heap[child]!) child++;
      if (heap[child]! >= value) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = value;
  }
  return heap[0]!;
}
