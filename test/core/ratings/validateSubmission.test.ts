import { describe, expect, it } from 'vitest';
import { cleanComment } from '#app/core/shared/comment.ts';
import { choiceOf, preferenceOf } from '#app/core/kinds/pairwise/choice.ts';
import {
  validateSubmission,
  type AskedTask,
  type GivenAnswer,
} from '#app/core/ratings/validateSubmission.ts';

const CRITERIA = [
  { key: 'fluency', scale: 5 as const },
  { key: 'style', scale: 3 as const },
];
const LIKERT = { kind: 'likert', criteria: CRITERIA } as const;
const PAIR = { kind: 'pairwise', ties: true, strength: false } as const;
const paths = (asked: AskedTask, submission: GivenAnswer, comments = true) =>
  validateSubmission(asked, submission, { comments }).map((problem) => problem.path);

describe('validateSubmission', () => {
  it('takes a complete Likert judgment and a preference', () => {
    expect(paths(LIKERT, { ratings: { fluency: 5, style: 1 }, comment: 'ok' })).toEqual([]);
    expect(paths(PAIR, { preference: 'tie' })).toEqual([]);
    expect(paths(PAIR, { preference: 'left', ratings: {} })).toEqual([]);
  });

  it('lists all that is wrong at once', () => {
    expect(paths(LIKERT, { ratings: { fluency: 6, tone: 2 }, preference: 'left' })).toEqual([
      'ratings.fluency',
      'ratings.style',
      'ratings.tone',
      'preference',
    ]);
    expect(paths(PAIR, { ratings: { fluency: 3 } })).toEqual(['preference', 'ratings']);
  });

  it.each([0, 4, 1.5, NaN, -1])('refuses %s on a scale of three points', (style) => {
    expect(paths(LIKERT, { ratings: { fluency: 1, style } })).toEqual(['ratings.style']);
  });

  it('does not take an inherited property for a rating', () => {
    expect(paths({ kind: 'likert', criteria: [{ key: 'constructor', scale: 5 }] }, { ratings: {} })).toEqual([
      'ratings.constructor',
    ]);
  });

  it('takes a place for each text of a ranking, or the best and the worst', () => {
    const ranking = (rest: object) =>
      ({ kind: 'ranking', form: 'ranking', ties: true, texts: 3, ...rest }) as const;
    const ends = ranking({ form: 'best-worst' });
    expect(paths(ranking({}), { ranks: [2, 1, 2] })).toEqual([]);
    expect(paths(ranking({ ties: false }), { ranks: [2, 1, 3] })).toEqual([]);
    expect(paths(ends, { bestWorst: { best: 2, worst: 0 } })).toEqual([]);
    for (const ranks of [undefined, [1, 2], [1, 2, 3, 3], [0, 1, 2], [1, 2, 4]]) {
      expect(paths(ranking({}), { ranks })).toEqual(['ranks']);
    }
    expect(paths(ranking({ ties: false }), { ranks: [1, 2, 2] })).toEqual(['ranks']);
    for (const bestWorst of [
      undefined,
      { best: 1, worst: 1 },
      { best: 0, worst: 3 },
      { best: -1, worst: 0 },
    ]) {
      expect(paths(ends, { bestWorst })).toEqual(['bestWorst']);
    }
    expect(paths(ranking({}), { ranks: [1, 2, 3], bestWorst: { best: 0, worst: 1 } })).toEqual(['bestWorst']);
    expect(paths(ranking({}), { ranks: [1, 2, 3], preference: 'left' })).toEqual(['preference']);
    expect(paths(PAIR, { preference: 'left', ranks: [1, 2] })).toEqual(['ranks']);
  });

  it('takes marked spans of a text that is rated, where the study asks for them', () => {
    const marking = {
      ...LIKERT,
      highlights: { severities: ['major' as const], criteria: false, comments: false, text: 'abc' },
    };
    const highlights = [{ start: 0, end: 2, severity: 'major' as const }];
    const ratings = { fluency: 5, style: 1 };
    expect(paths(marking, { ratings, highlights })).toEqual([]);
    expect(paths(marking, { ratings, highlights: [{ ...highlights[0]!, end: 4 }] })).toEqual([
      'highlights.0',
    ]);
    expect(paths(LIKERT, { ratings, highlights })).toEqual(['highlights']);
    expect(paths(PAIR, { preference: 'tie', highlights })).toEqual(['highlights']);
  });

  it('takes no comment where the study asks for none', () => {
    expect(paths(PAIR, { preference: 'tie', comment: 'hm' }, false)).toEqual(['comment']);
    expect(paths(PAIR, { preference: 'tie', comment: '' }, false)).toEqual([]);
  });

  it('takes an answer of the task’s kind alone', () => {
    expect(paths(PAIR, { kind: 'pairwise', preference: 'tie' })).toEqual([]);
    expect(paths(PAIR, { kind: 'likert', preference: 'tie' })).toEqual(['kind']);
    expect(() => validateSubmission({ kind: 'title' }, {}, { comments: true })).toThrow('no kind of task');
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
