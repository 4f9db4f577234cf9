import { describe, expect, it } from 'vitest';
import { oracle } from './oracle.ts';
import { exactMatch, normalizeAnswer, tokenF1 } from '#app/core/measures/answers.ts';

describe('normalizeAnswer', () => {
  it.each([
    ['The U.S.  Army!', 'us army'],
    ['an apple a day', 'apple day'],
    ['anthem', 'anthem'],
    ['état', 'état'],
    ['écran a', 'écran'],
    ['a_the', 'athe'],
    ['“a”', '“ ”'],
  ])('%s → %s', (text, expected) => {
    expect(normalizeAnswer(text)).toBe(expected);
  });
});

describe('exactMatch', () => {
  it('takes the best reference, normalized unless told otherwise', () => {
    expect(exactMatch('The cat.', ['dog', 'cat'])).toBe(1);
    expect(exactMatch('The cat.', ['dog', 'cat'], false)).toBe(0);
    expect(exactMatch('', ['the'])).toBe(1);
  });
});

describe('tokenF1', () => {
  it('counts shared words, each as often as both have it', () => {
    expect(tokenF1('cat cat dog', ['cat bird'])).toBeCloseTo(2 / 5, 12);
    expect(tokenF1('cat', ['bird', 'a cat sat'])).toBeCloseTo(2 / 3, 12);
    expect(tokenF1('The cat', ['the Cat'], false)).toBe(0);
  });

  it('of texts without words is 1 where both have none', () => {
    expect(tokenF1('the', [''])).toBe(1);
    expect(tokenF1('', ['cat'])).toBe(0);
  });
});

it('refuses an empty list of references', () => {
  expect(() => exactMatch('a', [])).toThrow(/references is empty/);
  expect(() => tokenF1('a', [])).toThrow(/references is empty/);
});

describe('of 200 short answers', () => {
  const cases = oracle<{ text: string; references: string[]; exactMatch: number; tokenF1: number }>(
    'answers',
  );

  it('have the figures of SQuAD’s own script', () => {
    for (const { text, references, ...figures } of cases) {
      expect(exactMatch(text, references), text).toBe(figures.exactMatch);
      expect(tokenF1(text, references), text).toBeCloseTo(figures.tokenF1, 12);
    }
  });
});
