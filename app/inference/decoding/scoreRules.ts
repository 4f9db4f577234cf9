import type { GenerationSettings } from '../settings/schema.ts';

/** Changes the scores of the next token, given the tokens before it. */
interface ScoreRule {
  /** Whether it would change anything now. */
  readonly counts: (tokens: readonly number[]) => boolean;
  /** In place. */
  readonly apply: (scores: Float32Array, tokens: readonly number[]) => void;
}

/** All rules of a run for one text. */
export interface ScoreRules {
  /**
   * The scores after all rules: those given where no rule counts, else a copy, valid until the next call.
   * @param tokens those that the decoder has read: the prompt, or the start token, and what was written
   */
  applied(scores: Float32Array, tokens: readonly number[]): Float32Array;
}

/**
 * The rules that settings ask for, in transformers' order.
 * @param start tokens that the decoder reads before the text
 * @param limit most tokens of the text
 */
export function createScoreRules(settings: GenerationSettings, start: number, limit: number): ScoreRules {
  const rules = rulesOf(settings, start, limit);
  let copy = new Float32Array(0);
  return {
    applied(scores, tokens) {
      const counting = rules.filter((rule) => rule.counts(tokens));
      if (counting.length === 0) return scores;
      if (copy.length !== scores.length) copy = new Float32Array(scores.length);
      copy.set(scores);
      for (const rule of counting) rule.apply(copy, tokens);
      return copy;
    },
  };
}

const always = () => true;

function rulesOf(settings: GenerationSettings, start: number, limit: number): ScoreRule[] {
  const rules: ScoreRule[] = [];
  const { eosTokenId: ends } = settings;
  if (settings.repetitionPenalty !== 1) rules.push(repetition(settings.repetitionPenalty));
  if (settings.noRepeatNgramSize > 0) rules.push(noRepeatedNgrams(settings.noRepeatNgramSize));
  const bad = settings.badWordsIds.filter((word) => word.length > 1 || !ends.includes(word[0]!));
  if (bad.length > 0)
    rules.push({ counts: always, apply: (scores, tokens) => ban(scores, completed(bad, tokens)) });
  const least = Math.max(settings.minLength, settings.minNewTokens > 0 ? start + settings.minNewTokens : 0);
  if (least > 0 && ends.length > 0) {
    rules.push({ counts: ({ length }) => length < least, apply: (scores) => ban(scores, ends) });
  }
  if (settings.forcedBosTokenId !== undefined) {
    const forced = [settings.forcedBosTokenId];
    rules.push({ counts: ({ length }) => length === 1, apply: (scores) => force(scores, forced) });
  }
  if (settings.forcedEosTokenId.length > 0) {
    const last = start + limit - 1;
    rules.push({
      counts: ({ length }) => length === last,
      apply: (scores) => force(scores, settings.forcedEosTokenId),
    });
  }
  if (settings.suppressTokens.length > 0)
    rules.push({ counts: always, apply: (scores) => ban(scores, settings.suppressTokens) });
  if (settings.beginSuppressTokens.length > 0) {
    // A first token that is forced stands before the beginning.
    const begin = start > 1 || settings.forcedBosTokenId === undefined ? start : start + 1;
    rules.push({
      counts: ({ length }) => length === begin,
      apply: (scores) => ban(scores, settings.beginSuppressTokens),
    });
  }
  return rules;
}

function repetition(given: number): ScoreRule {
  // In single precision, as the reference computes.
  const penalty = Math.fround(given);
  return {
    counts: always,
    apply(scores, tokens) {
      for (const token of new Set(tokens)) {
        const score = scores[token]!;
        scores[token] = score < 0 ? score * penalty : score / penalty;
      }
    },
  };
}

function noRepeatedNgrams(size: number): ScoreRule {
  return {
    counts: ({ length }) => length + 1 >= size,
    apply(scores, tokens) {
      const tail = tokens.length - size + 1;
      for (let begin = 0; begin + size <= tokens.length; begin++) {
        let same = true;
        for (let i = 0; i < size - 1 && same; i++) same = tokens[begin + i] === tokens[tail + i];
        if (same) scores[tokens[begin + size - 1]!] = -Infinity;
      }
    },
  };
}

/** Last tokens of the words that the next token would complete. */
function completed(words: readonly (readonly number[])[], tokens: readonly number[]): number[] {
  return words
    .filter(
      (word) =>
        (word.length === 1 || word.length <= tokens.length) &&
        word.slice(0, -1).every((token, i) => token === tokens[tokens.length - word.length + 1 + i]),
    )
    .map((word) => word.at(-1)!);
}

function ban(scores: Float32Array, tokens: readonly number[]): void {
  for (const token of tokens) if (token < scores.length) scores[token] = -Infinity;
}

function force(scores: Float32Array, tokens: readonly number[]): void {
  scores.fill(-Infinity);
  for (const token of tokens) scores[token] = 0;
}
