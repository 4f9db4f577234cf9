import type { ScoreRules } from './scoreRules.ts';
import { unusable } from './single.ts';
import { kthLargest } from './warp.ts';

/** A beam and the token that would go on from it. */
export interface Continuation {
  readonly beam: number;
  readonly token: number;
  /** Log-probability of the beam with it. */
  readonly score: number;
}

/** A beam before its next token. */
export interface BeamScores {
  /** Log-probability of its tokens. */
  readonly before: number;
  /** Logits of the next token. */
  readonly scores: Float32Array;
  /** What the decoder has read. */
  readonly tokens: readonly number[];
}

/**
 * The best continuations over all beams, best first. Rules apply to log-probabilities, as in transformers.
 * @param count how many are wanted
 * @throws AppError when the scores are not numbers
 */
export function bestContinuations(
  beams: readonly BeamScores[],
  rules: ScoreRules,
  count: number,
): Continuation[] {
  const found: Continuation[] = [];
  let scratch: Float32Array | undefined;
  beams.forEach(({ before, scores, tokens }, beam) => {
    const total = logSumExp(scores);
    if (Number.isNaN(total)) throw unusable(scores);
    scratch ??= new Float32Array(scores.length);
    for (let token = 0; token < scores.length; token++) scratch[token] = scores[token]! - total;
    const ruled = rules.applied(scratch, tokens);
    const floor = count < ruled.length ? kthLargest(ruled, count) : -Infinity;
    // Where nearly all is ruled out, all of the rest tie at the floor.
    let ties = 0;
    for (let token = 0; token < ruled.length; token++) {
      const score = ruled[token]!;
      if (score > floor || (score === floor && ties++ < count))
        found.push({ beam, token, score: Math.fround(score + before) });
    }
  });
  return found.sort((a, b) => b.score - a.score || a.beam - b.beam || a.token - b.token).slice(0, count);
}

function logSumExp(values: Float32Array): number {
  let most = -Infinity;
  for (const value of values) {
    if (Number.isNaN(value)) return NaN;
    if (value > most) most = value;
  }
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - most);
  return most + Math.log(sum);
}
