import { expect, it } from 'vitest';
import { storingProblem, storingProblems } from '#app/core/shared/storable.ts';

it('finds what cannot be stored at any depth and names its place', () => {
  const value = { name: 'ok', list: [{ text: 'a\u0000b' }, 'fine 👩‍👩‍👧', '\ud83d'], none: null, count: 0 };
  expect(storingProblems(value, 'configuration')).toEqual([
    { path: 'configuration.list[0].text', message: 'has a NUL character (U+0000); remove it' },
    { path: 'configuration.list[2]', message: expect.stringContaining('\\uD83D without its other half') },
  ]);
  expect(storingProblems('\\u0000', 'x')).toEqual([]);
});

it('takes every whole character and no half of one', () => {
  for (const text of ['', '\ufffd', '😀', '\u202e', '\r\n', '𐐷']) expect(storingProblem(text)).toBeNull();
  for (const text of ['\udc00', 'a\ud83d', '\ude00\ud83d', '😀\ud83d']) {
    expect(storingProblem(text)).toMatch(/half of a character/);
  }
});
