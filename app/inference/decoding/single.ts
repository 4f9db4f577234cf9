import { AppError } from '#app/core/shared/errors.ts';
import { createRandom, type Random } from '#app/core/shared/random.ts';
import type { Sampling } from '../settings/schema.ts';
import { NEAR, type Decoding, type Ending } from './decoding.ts';
import type { ScoreRules } from './scoreRules.ts';
import { warp } from './warp.ts';

/** A token and whether rounding could have turned the choice. */
interface Choice {
  readonly token: number;
  readonly near: boolean;
}

/**
 * One token after the other: the likeliest, or one that is drawn.
 * @param start what the decoder reads before the text
 * @param sampling with the item's own seed; undefined for greedy decoding
 */
export function createSingle(
  start: readonly number[],
  rules: ScoreRules,
  ending: Ending,
  sampling: (Omit<Sampling, 'seed'> & { readonly seed: string }) | undefined,
): Decoding {
  const all = [...start];
  const tokens: number[] = [];
  const random = sampling === undefined ? undefined : createRandom(sampling.seed);
  let nearTies = 0;
  return {
    advance([own]) {
      const scores = rules.applied(own!, all);
      const choice = sampling === undefined ? largest(scores) : draw(scores, sampling, random!);
      if (choice === undefined) throw unusable(scores);
      const { token, near } = choice;
      tokens.push(token);
      all.push(token);
      if (near) nearTies += 1;
      const finishReason = ending.reasonOf(tokens);
      return finishReason === undefined
        ? { finished: false, parents: [0], tokens: [token] }
        : { finished: true, text: { tokens, finishReason, nearTies } };
    },
  };
}

/** The largest score, the first where several are equal; undefined where none is a number. */
function largest(scores: Float32Array): Choice | undefined {
  let token = -1;
  let most = -Infinity;
  let second = -Infinity;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (score > second) {
      if (score > most) {
        second = most;
        most = score;
        token = i;
      } else second = score;
    }
  }
  return token === -1 ? undefined : { token, near: most - second < NEAR };
}

/** A token by the inverse of the cumulative distribution, in the order of the ids. */
function draw(scores: Float32Array, sampling: Omit<Sampling, 'seed'>, random: Random): Choice | undefined {
  const distribution = warp(scores, sampling);
  if (distribution === undefined) return undefined;
  const { tokens, probabilities } = distribution;
  const at = random.next();
  let below = 0;
  let index = 0;
  while (index < tokens.length - 1 && below + probabilities[index]! <= at) below += probabilities[index++]!;
  const above = index === tokens.length - 1 ? Infinity : below + probabilities[index]!;
  return { token: tokens[index]!, near: (index > 0 && at - below < NEAR) || above - at < NEAR };
}

/** Why no token can be chosen. */
export function unusable(scores: Float32Array): AppError {
  return scores.some(Number.isNaN) ? new AppError('logits-not-numbers') : new AppError('no-token-left');
}
