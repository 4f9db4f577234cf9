import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEEPEST, storingFault, storingProblems } from '#app/core/shared/storable.ts';
import { told } from '#test/told.ts';

it('finds what cannot be stored at any depth and names its place', () => {
  const value = { name: 'ok', list: [{ text: 'a\u0000b' }, 'fine 👩‍👩‍👧', '\ud83d'], none: null, count: 0 };
  expect(told(storingProblems(value, 'configuration'))).toEqual([
    { path: 'configuration.list[0].text', message: 'has a NUL character (U+0000); remove it' },
    { path: 'configuration.list[2]', message: expect.stringContaining('\\uD83D without its other half') },
  ]);
  expect(storingProblems('\\u0000', 'x')).toEqual([]);
});

it('takes every whole character and no half of one', () => {
  for (const text of ['', '\ufffd', '😀', '\u202e', '\r\n', '𐐷']) expect(storingFault(text)).toBeNull();
  for (const text of ['\udc00', 'a\ud83d', '\ude00\ud83d', '😀\ud83d']) {
    expect(storingFault(text)).toMatchObject({ reason: 'half-character' });
  }
});

it('looks at the names of fields too', () => {
  expect(told(storingProblems({ settings: { 'top\u0000k': 1 }, '\udfff': 2 }, ''))).toEqual([
    { path: 'settings', message: 'has a field whose name has a NUL character (U+0000); remove it' },
    { path: '', message: expect.stringContaining('has a field whose name has half of a character') },
  ]);
});

it('stops where something is nested too deep', () => {
  const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
  expect(storingProblems(nested(DEEPEST), 'x')).toEqual([]);
  expect(storingProblems(nested(DEEPEST + 1), 'x')).toHaveLength(1);
  expect(storingProblems(nested(5000), 'x')).toHaveLength(1);
});

it('refuses exactly the texts that UTF-8 or PostgreSQL would change', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.boolean(), (text, half) => {
      const given = half ? `${text}\udc00` : text;
      const survives = Buffer.from(given, 'utf8').toString('utf8') === given && !given.includes('\u0000');
      expect(storingFault(given) === null).toBe(survives);
    }),
  );
});
