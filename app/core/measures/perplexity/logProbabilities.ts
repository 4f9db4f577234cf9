import { AppError } from '#app/core/shared/errors.ts';

/** What a language model paid for one text. */
export interface TextCost {
  /** Σ of the tokens' natural log-probabilities, ≤ 0. */
  readonly logProbability: number;
  /** Tokens scored. */
  readonly tokens: number;
  /** Length of the text in UTF-8 bytes; only bits per byte needs it. */
  readonly bytes: number;
}

const encoder = new TextEncoder();

/** The cost of a text from its tokens' natural log-probabilities. */
export function textCost(tokenLogProbabilities: readonly number[], text = ''): TextCost {
  let logProbability = 0;
  tokenLogProbabilities.forEach((value, i) => {
    // Rounding in float32 may leave a certain token a hair above 0.
    if (!Number.isFinite(value) || value > 1e-6) {
      throw new AppError('no-log-probability', { token: i, value: String(value) });
    }
    logProbability += value;
  });
  return { logProbability, tokens: tokenLogProbabilities.length, bytes: encoder.encode(text).length };
}

/** The cost of the texts at `indices` together (all by default; an index may recur): the sum. */
export function sumTextCosts(costs: readonly TextCost[], indices?: ArrayLike<number>): TextCost {
  let logProbability = 0;
  let tokens = 0;
  let bytes = 0;
  const size = indices?.length ?? costs.length;
  for (let i = 0; i < size; i++) {
    const cost = costs[indices === undefined ? i : indices[i]!]!;
    logProbability += cost.logProbability;
    tokens += cost.tokens;
    bytes += cost.bytes;
  }
  return { logProbability, tokens, bytes };
}

/**
 * Perplexity, exp(−mean log-probability), weighted by tokens where the cost is a sum over texts. 1 is certainty.
 * Comparable only between systems that share a tokenizer.
 * @returns null without a token, or where it exceeds the largest float64
 */
export function perplexity(cost: TextCost): number | null {
  if (cost.tokens === 0) return null;
  const value = Math.exp(-cost.logProbability / cost.tokens);
  return Number.isFinite(value) ? value : null;
}

/**
 * Bits per byte: the cost in bits over the UTF-8 bytes of the text, comparable across tokenizers.
 * @returns null for an empty text, or where it exceeds the largest float64
 */
export function bitsPerByte(cost: TextCost): number | null {
  if (cost.bytes === 0) return null;
  const value = -cost.logProbability / (Math.LN2 * cost.bytes);
  // `+ 0` turns the −0 of a certain text into 0.
  return Number.isFinite(value) ? value + 0 : null;
}
