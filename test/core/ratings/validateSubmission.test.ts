import { describe, expect, it } from 'vitest';
import { cleanComment } from '#app/core/ratings/comment.ts';
import { choiceOf, preferenceOf } from '#app/core/ratings/preference.ts';
import { validateSubmission } from '#app/core/ratings/validateSubmission.ts';

const CRITERIA = [
  { key: 'fluency', scale: 5 as const },
  { key: 'style', scale: 3 as const },
];
const LIKERT = { kind: 'likert', comments: true } as const;
const PAIR = { kind: 'pairwise', comments: true } as const;
const paths = (...input: Parameters<typeof validateSubmission>) =>
  validateSubmission(...input).map((problem) => problem.path);

describe('validateSubmission', () => {
  it('takes a complete Likert judgment and a preference', () => {
    expect(paths(LIKERT, CRITERIA, { ratings: { fluency: 5, style: 1 }, comment: 'ok' })).toEqual([]);
    expect(paths(PAIR, CRITERIA, { preference: 'tie' })).toEqual([]);
    expect(paths(PAIR, CRITERIA, { preference: 'left', ratings: {} })).toEqual([]);
  });

  it('lists all that is wrong at once', () => {
    expect(paths(LIKERT, CRITERIA, { ratings: { fluency: 6, tone: 2 }, preference: 'left' })).toEqual([
      'ratings.fluency',
      'ratings.style',
      'ratings.tone',
      'preference',
    ]);
    expect(paths(PAIR, CRITERIA, { ratings: { fluency: 3 } })).toEqual(['preference', 'ratings']);
  });

  it.each([0, 4, 1.5, NaN, -1])('refuses %s on a scale of three points', (style) => {
    expect(paths(LIKERT, CRITERIA, { ratings: { fluency: 1, style } })).toEqual(['ratings.style']);
  });

  it('does not take an inherited property for a rating', () => {
    expect(paths(LIKERT, [{ key: 'constructor', scale: 5 }], { ratings: {} })).toEqual([
      'ratings.constructor',
    ]);
  });

  it('takes no comment where the study asks for none', () => {
    const silent = { kind: 'pairwise', comments: false } as const;
    expect(paths(silent, CRITERIA, { preference: 'tie', comment: 'hm' })).toEqual(['comment']);
    expect(paths(silent, CRITERIA, { preference: 'tie', comment: '' })).toEqual([]);
  });
});

describe('choiceOf and preferenceOf', () => {
  it.each([
    ['left', false, 'a'],
    ['right', false, 'b'],
    ['left', true, 'b'],
    ['right', true, 'a'],
    ['tie', true, 'tie'],
  ] as const)('%s, swapped %s, is %s, and back', (shown, swapped, choice) => {
    expect(choiceOf(shown, swapped)).toBe(choice);
    expect(preferenceOf(choice, swapped)).toBe(shown);
  });
});

describe('cleanComment', () => {
  it('takes out what a database or a spreadsheet refuses and keeps what a person wrote', () => {
    expect(cleanComment(' a\u0000b\r\nc\u001b[0m 👩‍👩‍👧 好\ud83d\t ')).toBe('ab\nc[0m 👩‍👩‍👧 好');
    expect(cleanComment('<script>')).toBe('<script>');
    expect(cleanComment('\u0000 ')).toBeNull();
    expect(cleanComment(undefined)).toBeNull();
  });
});
