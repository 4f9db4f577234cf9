import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanHighlights,
  codePointOffset,
  highlightProblems,
  markedStretches,
  utf16Offset,
} from '#app/core/kinds/likert/spans.ts';
import { codePointLength } from '#app/core/shared/codePoints.ts';
import type { Highlight } from '#app/core/kinds/likert/answer.ts';
import { told } from '#test/told.ts';

const OPTIONS = { severities: ['minor', 'major'] as const, criteria: true, comments: true };
const asked = { ...OPTIONS, severities: [...OPTIONS.severities] };
const span = (start: number, end: number, rest: Partial<Highlight> = {}): Highlight => ({
  start,
  end,
  severity: 'minor',
  ...rest,
});
const problems = (highlights: Highlight[], text = 'Ein 🦊 im Wald.', options: typeof asked | null = asked) =>
  told(highlightProblems(highlights, text, options, ['fluency'])).map(({ message }) => message);

describe('offsets', () => {
  it('count code points, not UTF-16 units', () => {
    expect(codePointLength('a🦊b')).toBe(3);
    expect(codePointOffset('a🦊b', 3)).toBe(2);
    expect(utf16Offset('a🦊b', 2)).toBe(3);
    expect(utf16Offset('a🦊b', 3)).toBe(4);
  });

  it('go there and back at every boundary of a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const points = codePointLength(text);
        for (let point = 0; point <= points; point++) {
          expect(codePointOffset(text, utf16Offset(text, point))).toBe(point);
        }
      }),
    );
  });
});

describe('markedStretches', () => {
  it('adds up to the text, whatever is marked', () => {
    const cuts = fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), cuts, (text, offsets) => {
        const sorted = [...offsets].sort((a, b) => a - b);
        const spans = sorted.flatMap((start, i) =>
          i % 2 === 0 && sorted[i + 1] !== undefined ? [{ start, end: sorted[i + 1]! }] : [],
        );
        const stretches = markedStretches(text, spans);
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
        expect(stretches.every((stretch) => stretch.text !== '')).toBe(true);
        expect(stretches.every(({ start, end, text: own }) => codePointLength(own) === end - start)).toBe(
          true,
        );
      }),
    );
  });

  it('cuts at the spans, in the order of the text', () => {
    const spans = [span(6, 8), span(0, 3, { severity: 'major' })];
    expect(markedStretches('Ein 🦊 im', spans).map(({ text, span }) => [text, span?.severity])).toEqual([
      ['Ein', 'major'],
      [' 🦊 ', undefined],
      ['im', 'minor'],
    ]);
  });
});

describe('highlightProblems', () => {
  it('takes spans that lie inside and side by side', () => {
    expect(problems([])).toEqual([]);
    expect(problems([span(4, 5), span(0, 4, { criterion: 'fluency', comment: 'odd' }), span(5, 14)])).toEqual(
      [],
    );
  });

  it.each<[Highlight[], RegExp]>([
    [[span(3, 3)], /is empty/],
    [[span(4, 2)], /is empty/],
    [[span(10, 15)], /ends after the text \(14\)/],
    [[span(0, 5), span(4, 6)], /0–5 and 4–6 overlap/],
    [[span(4, 6), span(0, 14)], /0–14 and 4–6 overlap/],
    [[span(0, 2, { severity: 'critical' })], /no severity "critical"/],
    [[span(0, 2, { criterion: 'style' })], /cannot be about "style"/],
  ])('refuses %j', (highlights, message) => {
    expect(problems(highlights)).toEqual([expect.stringMatching(message)]);
  });

  it('refuses what the study does not ask for', () => {
    expect(problems([span(0, 1)], 'text', null)).toEqual([expect.stringMatching(/asks for no marked spans/)]);
    const bare = { ...asked, criteria: false, comments: false };
    expect(problems([span(0, 1, { criterion: 'fluency', comment: 'x' })], 'text', bare)).toHaveLength(2);
  });

  it('stores them in order, comments cleaned', () => {
    expect(cleanHighlights([span(4, 5, { comment: ' \u0007 ' }), span(0, 1, { comment: ' why ' })])).toEqual([
      { start: 0, end: 1, severity: 'minor', criterion: null, category: null, comment: 'why' },
      { start: 4, end: 5, severity: 'minor', criterion: null, category: null, comment: null },
    ]);
  });
});
