import type { GenerationSettings } from '../settings.ts';

/**
 * The next token of a row by greedy decoding: the largest logit, the first where several are equal. Repetition
 * penalty, then the minimum length, as transformers orders them.
 * @param logits not changed
 * @param before prompt and text so far; `written` of them are text
 * @returns undefined when the logits are not numbers
 */
export function nextToken(
  logits: Float32Array,
  before: readonly number[],
  written: number,
  settings: GenerationSettings,
): number | undefined {
  return largest(adjusted(logits, before, written, settings));
}

function adjusted(
  logits: Float32Array,
  before: readonly number[],
  written: number,
  { repetitionPenalty, minNewTokens, eosTokenId }: GenerationSettings,
): Float32Array {
  const tooShort = written < minNewTokens && eosTokenId.length > 0;
  if (repetitionPenalty === 1 && !tooShort) return logits;
  const scores = logits.slice();
  if (repetitionPenalty !== 1) {
    // In single precision, as the reference computes.
    const penalty = Math.fround(repetitionPenalty);
    for (const token of new Set(before)) {
      const score = scores[token]!;
      scores[token] = score < 0 ? score * penalty : score / penalty;
    }
  }
  if (tooShort) for (const token of eosTokenId) scores[token] = -Infinity;
  return scores;
}

function largest(scores: Float32Array): number | undefined {
  let best: number | undefined;
  let most = -Infinity;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (score > most) {
      most = score;
      best = i;
    }
  }
  return best;
}
