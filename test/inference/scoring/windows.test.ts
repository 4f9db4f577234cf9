import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutWindows } from '#app/inference/scoring/windows.ts';

test('every token from the start on is scored once, in order, with a token before it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 2, max: 40 }),
      fc.nat(),
      (length, context, s) => {
        const start = 1 + (s % length);
        const tokens = Array.from({ length }, (_, i) => i);
        const windows = cutWindows(tokens, start, context);
        expect(windows.flatMap(({ tokens: own, scoreFrom }) => own.slice(scoreFrom))).toEqual(
          tokens.slice(start),
        );
        for (const window of windows) {
          expect(window.tokens.length).toBeLessThanOrEqual(context);
          expect(window.scoreFrom).toBeGreaterThanOrEqual(1);
        }
      },
    ),
  );
});

test('a text that fits is one window', () => {
  expect(cutWindows([1, 2, 3], 1, Infinity)).toEqual([{ tokens: [1, 2, 3], scoreFrom: 1 }]);
});
