import { describe, expect, it } from 'vitest';
import { selectTests } from '#scripts/testing/selection.ts';

const FILES = {
  unit: [
    'test/core/tasks/controls.test.ts',
    'test/services/rating/rooms.test.ts',
    'test/server/kill.test.ts',
  ],
  browser: ['test/e2e/rating/likert.spec.ts', 'test/e2e/lead/lead.spec.ts'],
};
const THERE = new Set(['test/core/tasks', 'test/e2e', 'test/e2e/rating', 'test', 'test/server/kill.test.ts']);
const select = (...words: string[]) => selectTests(words, FILES, (word) => THERE.has(word));
/** Playwright reads patterns; these are the files that they are of. */
const plain = (words: readonly string[] | null) =>
  words?.map((word) => word.replaceAll(/\\x(..)/g, unescape));
const unescape = (_: string, hex: string) => String.fromCharCode(parseInt(hex, 16));

describe('selectTests', () => {
  it('runs everything where nothing is named', () => {
    expect(select()).toEqual({ unit: [], browser: [] });
  });

  it('runs only the runner that a path belongs to', () => {
    expect(select('test/core/tasks')).toEqual({ unit: ['test/core/tasks/controls.test.ts'], browser: null });
    const browser = select('test/e2e/rating');
    expect(browser.unit).toBeNull();
    expect(plain(browser.browser)).toEqual(['test/e2e/rating/likert.spec.ts']);
    expect(new RegExp(browser.browser![0]!).test('/home/me/evenhand/test/e2e/rating/likert.spec.ts')).toBe(
      true,
    );
  });

  it('runs both where a part of a path, or several, belong to both', () => {
    const { unit, browser } = select('rating');
    expect(unit).toEqual(['test/services/rating/rooms.test.ts']);
    expect(plain(browser)).toEqual(['test/e2e/rating/likert.spec.ts']);
    expect(select('./test/core/tasks', 'lead.spec').unit).toEqual(['test/core/tasks/controls.test.ts']);
    expect(plain(select('./test/core/tasks', 'lead.spec').browser)).toEqual(['test/e2e/lead/lead.spec.ts']);
  });

  it('keeps a line number', () => {
    expect(select('likert.spec.ts:24').browser![0]).toMatch(/:24$/);
    expect(plain(select('likert.spec.ts:24').browser)).toEqual(['test/e2e/rating/likert.spec.ts:24']);
  });

  it('passes flags on with their values, the choice by name as each runner spells it', () => {
    expect(select('--retry', '2', 'rooms', '--bail=1')).toEqual({
      unit: ['test/services/rating/rooms.test.ts', '--retry', '2', '--bail=1'],
      browser: null,
    });
    expect(select('-t', 'rating').unit).toEqual(['--testNamePattern', 'rating']);
    expect(select('--grep=a=b')).toEqual({
      unit: ['--testNamePattern', 'a=b'],
      browser: ['--grep', 'a=b'],
    });
    expect(select('--headed', 'test/e2e/rating').browser?.[1]).toBe('--headed');
  });

  it('refuses a word that names no test', () => {
    expect(() => select('test/core/nowhere')).toThrow('No test file\'s path has "test/core/nowhere" in it.');
  });
});
