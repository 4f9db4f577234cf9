import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownText, toShown, toStored } from '#app/core/shared/shownText.ts';

const UNSEEN = [
  '\u200b',
  '\ufeff',
  '\u2060',
  '\u00ad',
  '\u200e',
  ' \n',
  '\r\n',
  '\n',
  ' ',
  '\u0301',
  '\u200d',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...UNSEEN), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

describe('shownText', () => {
  it.each([
    [' An answer.\n', 'An answer.'],
    ['\n\n  One \t\r\ntwo\rthree\n \n', 'One\ntwo\nthree'],
    ['a \n \n  b', 'a\n\n  b'],
    ['cafe\u0301 \u1112\u1161\u11ab', 'café 한'],
    ['zero\u200bwidth\ufeff, so\u00adft, \u200eleft', 'zerowidth, soft, left'],
    ['an\u200cd, the\u200dn\u200d', 'and, then'],
    ['\u200b \u200b', ''],
    ['A\u200b\u0301 e\u2060\ufeff\u0301', 'Á é'],
    ['one\r\u200b\ntwo', 'one\ntwo'],
    ['kept  twice and  a tab\tinside', 'kept  twice and  a tab\tinside'],
  ])('shows %j as %j', (from, to) => {
    expect(shownText(from)).toBe(to);
  });

  it.each([
    'می\u200cخواهم',
    '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67',
    'क्\u200dष',
    'שלום\u200f!',
    '\u2764\ufe0f',
    'Soit\u00a0!',
  ])('leaves what changes what is seen in %j', (given) => {
    expect(shownText(given)).toBe(given);
  });

  it('is settled after once, and shows the same with what nobody sees around it', () => {
    fc.assert(
      fc.property(text, (given) => {
        const shown = shownText(given);
        expect(shownText(shown)).toBe(shown);
        expect(shownText(` \r\n\u200b${given}\ufeff \n`)).toBe(shown);
        expect(shown).toBe(shown.trim());
        expect(shown).toBe(shown.normalize('NFC'));
      }),
    );
  });
});

describe('toStored and toShown', () => {
  const cut = (given: string, { start, end }: { start: number; end: number }) =>
    [...given].slice(start, end).join('');

  it('find the same stretch in the text and in what is shown of it', () => {
    fc.assert(
      fc.property(text, fc.nat(30), fc.integer({ min: 1, max: 10 }), (given, start, length) => {
        const shown = shownText(given);
        const points = [...shown].length;
        if (start >= points) return;
        const stretch = { start, end: Math.min(points, start + length) };
        const stored = toStored(given, stretch);
        expect(stored.end).toBeGreaterThan(stored.start);
        const again = toShown(given, stored);
        // Characters that are composed of several belong together.
        expect(again.start).toBeLessThanOrEqual(stretch.start);
        expect(again.end).toBeGreaterThanOrEqual(stretch.end);
        expect(shownText(cut(given, stored))).toBe(shownText(cut(shown, again)));
      }),
    );
  });

  it('count code points', () => {
    const given = ' \u200bThe \ud83d\ude00 cafe\u0301\r\nis open';
    const shown = shownText(given);
    const start = [...shown].indexOf('c');
    const stored = toStored(given, { start, end: start + 4, severity: 'minor' });
    expect(stored.severity).toBe('minor');
    expect(cut(given, stored)).toBe('cafe\u0301');
    expect(toShown(given, stored)).toEqual({ start, end: start + 4, severity: 'minor' });
  });
});
