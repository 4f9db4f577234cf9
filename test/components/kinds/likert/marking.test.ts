import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Highlight } from '#app/core/kinds/likert/answer.ts';
import { originalOffset } from '#app/components/kinds/likert/marking/selection.ts';
import {
  markedRuns,
  textIn,
  trimmed,
  withMark,
  wordsOf,
} from '#app/components/kinds/likert/marking/spans.ts';
import { cursorOn, moved, spanUnder } from '#app/components/kinds/likert/marking/wordCursor.ts';

const mark = (start: number, end: number): Highlight => ({ start, end, severity: 'minor' });

describe('words', () => {
  it('are found in English and in Chinese, with emoji counted as one', () => {
    const text = 'A 🦊 runs, fast.';
    expect(wordsOf(text, 'en').map((word) => textIn(text, word))).toEqual([
      'A',
      '🦊',
      'runs',
      ',',
      'fast',
      '.',
    ]);
    const chinese = '红色的小灯很漂亮。';
    const words = wordsOf(chinese, 'zh');
    expect(words.length).toBeGreaterThan(3);
    expect(words.map((word) => textIn(chinese, word)).join('')).toBe(chinese);
  });

  it('never overlap and leave out nothing but blanks, in any text and for any tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = wordsOf(text, 'not a tag');
        for (const [index, { start, end }] of words.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(words[index - 1]?.end ?? 0);
        }
        expect(
          words
            .map((word) => textIn(text, word))
            .join('')
            .replace(/\s/gu, ''),
        ).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('the cursor', () => {
  const words = wordsOf('one two three', 'en');
  const at = (cursor: Parameters<typeof spanUnder>[0]) => textIn('one two three', spanUnder(cursor, words)!);

  it('moves by words, extends both ways, and stays inside', () => {
    const second = moved(cursorOn(0, 3), 1, 3, false);
    expect(at(second)).toBe('two');
    expect(at(moved(second, 1, 3, true))).toBe('two three');
    expect(at(moved(moved(second, 1, 3, true), -2, 3, true))).toBe('one two');
    expect(at(moved(second, 99, 3, false))).toBe('three');
    expect(at(moved(second, -99, 3, true))).toBe('one two');
    expect(spanUnder(cursorOn(0, 0), [])).toBeNull();
  });
});

describe('marks', () => {
  it('take the place of those that they touch', () => {
    expect(withMark([mark(0, 3), mark(8, 9)], mark(2, 5))).toEqual([mark(2, 5), mark(8, 9)]);
    expect(withMark([mark(6, 8)], mark(3, 6))).toEqual([mark(3, 6), mark(6, 8)]);
  });

  it('and the cursor cut the text, which stays whole', () => {
    const runs = markedRuns('abcdef', [mark(1, 4)], { start: 3, end: 5 });
    expect(runs.map(({ text, mark: own, cursor }) => [text, own !== null, cursor])).toEqual([
      ['a', false, false],
      ['bc', true, false],
      ['d', true, true],
      ['e', false, true],
      ['f', false, false],
    ]);
  });

  it('hold no blanks at their ends', () => {
    expect(trimmed('a  bc d', { start: 1, end: 6 })).toEqual({ start: 3, end: 5 });
    expect(trimmed('a   b', { start: 1, end: 4 })).toBeNull();
  });
});

describe('a selection', () => {
  it('counts a carriage return that the page does not show', () => {
    const text = 'ab\r\ncd\r\nef';
    expect(originalOffset(text, text.length - 2, 3)).toBe(4);
    expect(originalOffset(text, text.length - 2, 6)).toBe(8);
    expect(originalOffset(text, text.length, 3)).toBe(3);
  });
});
