import { expect, test } from 'vitest';
import { createScoreRules } from '#app/inference/decoding/scoreRules.ts';
import { resolveSettings } from '#app/inference/settings/resolve.ts';

const flat = () => Float32Array.from({ length: 6 }, () => 1);

/** Tokens that the rules rule out after some tokens. */
function ruledOut(settings: object, tokens: readonly number[], start = 1, limit = 8): number[] {
  const rules = createScoreRules(resolveSettings(settings, {}), start, limit);
  return [...rules.applied(flat(), tokens)].flatMap((score, token) => (score === -Infinity ? [token] : []));
}

test('without rules the scores are handed through, with rules they are copied', () => {
  const scores = flat();
  expect(createScoreRules(resolveSettings({}, {}), 1, 8).applied(scores, [1])).toBe(scores);
  createScoreRules(resolveSettings({ suppressTokens: [2] }, {}), 1, 8).applied(scores, [1]);
  expect([...scores]).toEqual([...flat()]);
});

test('no n-gram twice', () => {
  expect(ruledOut({ noRepeatNgramSize: 2 }, [1, 2, 3, 1])).toEqual([2]);
  expect(ruledOut({ noRepeatNgramSize: 3 }, [1, 2, 3, 1, 2])).toEqual([3]);
  expect(ruledOut({ noRepeatNgramSize: 3 }, [1, 2, 3, 2, 1])).toEqual([]);
  expect(ruledOut({ noRepeatNgramSize: 1 }, [1, 3, 1])).toEqual([1, 3]);
  expect(ruledOut({ noRepeatNgramSize: 4 }, [1, 1])).toEqual([]);
});

test('bad words, the end token excepted', () => {
  const badWordsIds = [[5], [1, 2], [3, 1, 4], [0]];
  // As in transformers, a word longer than all that was read is not looked for.
  expect(ruledOut({ badWordsIds, eosTokenId: 0 }, [1])).toEqual([5]);
  expect(ruledOut({ badWordsIds, eosTokenId: 0 }, [3, 1])).toEqual([2, 5]);
  expect(ruledOut({ badWordsIds, eosTokenId: 0 }, [2, 3, 1])).toEqual([2, 4, 5]);
});

test('no end before the least length', () => {
  expect(ruledOut({ minNewTokens: 2, eosTokenId: [3, 4] }, [1, 2, 5], 2)).toEqual([3, 4]);
  expect(ruledOut({ minNewTokens: 2, eosTokenId: [3, 4] }, [1, 2, 5, 5], 2)).toEqual([]);
  expect(ruledOut({ minLength: 3, eosTokenId: 3 }, [1, 2], 2)).toEqual([3]);
  expect(ruledOut({ minLength: 3, eosTokenId: 3 }, [1, 2, 2], 2)).toEqual([]);
  // As in transformers, the number of new tokens decides where both are set.
  expect(ruledOut({ minLength: 9, minNewTokens: 1, eosTokenId: 3 }, [1, 2, 2], 2)).toEqual([]);
});

test('forced and suppressed tokens at their places', () => {
  expect(ruledOut({ forcedBosTokenId: 4 }, [1])).toEqual([0, 1, 2, 3, 5]);
  expect(ruledOut({ forcedBosTokenId: 4 }, [1, 4])).toEqual([]);
  expect(ruledOut({ forcedEosTokenId: [3, 5] }, [1, 0, 0, 0], 1, 4)).toEqual([0, 1, 2, 4]);
  expect(ruledOut({ forcedEosTokenId: 3 }, [1, 0, 0], 1, 4)).toEqual([]);
  expect(ruledOut({ suppressTokens: [2] }, [1, 1])).toEqual([2]);
  expect(ruledOut({ beginSuppressTokens: [2] }, [1])).toEqual([2]);
  expect(ruledOut({ beginSuppressTokens: [2] }, [1, 1])).toEqual([]);
  // A forced first token stands before the beginning.
  expect(ruledOut({ beginSuppressTokens: [2], forcedBosTokenId: 4 }, [1, 4])).toEqual([2]);
});
