import { expect, test } from 'vitest';
import { createScoreRules } from '#app/inference/decoding/scoreRules.ts';
import { createSingle } from '#app/inference/decoding/single.ts';
import { warp } from '#app/inference/decoding/warp.ts';
import { resolveSettings } from '#app/inference/settings/resolve.ts';
import { chiSquareP } from './chiSquare.ts';

const settings = resolveSettings({ doSample: true, topK: 0 }, {});
const rules = createScoreRules(settings, 1, 1);
const ending = { reasonOf: () => 'length' as const };
const logits = Float32Array.from({ length: 40 }, (_, i) => 2 * Math.sin(i * 1.7) + i / 20);

function drawn(seed: string, sampling: { temperature: number; topK: number; topP: number; minP: number }) {
  const step = createSingle([1], rules, ending, { ...sampling, seed }).advance([logits]);
  if (!step.finished) throw new Error('it should be finished');
  return step.text.tokens[0]!;
}

test.each([
  { temperature: 1, topK: 0, topP: 1, minP: 0 },
  { temperature: 1.7, topK: 12, topP: 0.9, minP: 0.05 },
])('tokens come as often as they should: %o', (sampling) => {
  const { tokens, probabilities } = warp(logits, sampling)!;
  const draws = 20_000;
  const counts = new Map(tokens.map((token) => [token, 0]));
  for (let item = 0; item < draws; item++) {
    const token = drawn(`0/item-${item}`, sampling);
    expect(counts.has(token)).toBe(true);
    counts.set(token, counts.get(token)! + 1);
  }
  const observed = tokens.map((token) => counts.get(token)!);
  const expected = probabilities.map((probability) => probability * draws);
  expect(chiSquareP(observed, expected)).toBeGreaterThan(0.01);
  // The test can tell: the same counts do not fit a distribution that is warmer.
  const warmer = warp(logits, { ...sampling, temperature: sampling.temperature * 1.3 })!;
  const other = tokens.map((token) => (warmer.probabilities[warmer.tokens.indexOf(token)] ?? 0) * draws);
  expect(chiSquareP(observed, other)).toBeLessThan(1e-6);
});

test('an item draws the same whenever it is asked, another one something else', () => {
  const sampling = { temperature: 3, topK: 0, topP: 1, minP: 0 };
  const series = (item: string) => {
    const decoding = createSingle([1], rules, { reasonOf: () => undefined }, { ...sampling, seed: item });
    return Array.from({ length: 20 }, () => {
      const step = decoding.advance([logits]);
      return step.finished ? -1 : step.tokens[0]!;
    });
  };
  expect(series('0/a')).toEqual(series('0/a'));
  expect(series('0/a')).not.toEqual(series('0/b'));
  expect(series('0/a')).not.toEqual(series('1/a'));
});

test('the first of equal scores is chosen, and counted as a near tie', () => {
  const decoding = createSingle([1], rules, ending, undefined);
  expect(decoding.advance([Float32Array.of(0, 2, 2.00001, 1)])).toMatchObject({
    text: { tokens: [2], nearTies: 1 },
  });
  const other = createSingle([1], rules, ending, undefined);
  expect(other.advance([Float32Array.of(0, 2, 2, 1)])).toMatchObject({ text: { tokens: [1], nearTies: 1 } });
  const clear = createSingle([1], rules, ending, undefined);
  expect(clear.advance([Float32Array.of(0, 2, 2.1, 1)])).toMatchObject({
    text: { tokens: [2], nearTies: 0 },
  });
});

test('scores that are not numbers, and rules that leave nothing, are errors that say so', () => {
  const make = () => createSingle([1], rules, ending, undefined);
  expect(() => make().advance([Float32Array.of(NaN, NaN)])).toThrow(/not numbers \(NaN\)/);
  expect(() => make().advance([Float32Array.of(-Infinity, -Infinity)])).toThrow(/rule out every token/);
});
