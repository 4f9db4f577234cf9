import { expect, it } from 'vitest';
import { icc } from '#app/core/agreement/icc.ts';
import { meanReliability } from '#app/core/agreement/meanReliability.ts';

const records = (table: readonly (readonly number[])[]) =>
  table.flatMap((values, unit) => values.map((value) => ({ unit, value })));

it('is 1 − MS within / MS between', () => {
  // Within: 4 · 0.25 over 2 degrees of freedom; between: 2 · (1.5² + 1.5²).
  expect(
    meanReliability(
      records([
        [1, 2],
        [4, 5],
      ]),
    ),
  ).toBeCloseTo(1 - 0.5 / 9, 12);
});

it('is ICC(1,k) where every unit has as many raters', () => {
  const table = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ];
  expect(meanReliability(records(table))).toBeCloseTo(icc(table).ICC1k.value!, 12);
});

it('leaves out units with one rating, and is nothing where nothing can be told', () => {
  expect(meanReliability(records([[1, 2], [4, 5], [3]]))).toBeCloseTo(1 - 0.5 / 9, 12);
  expect(meanReliability(records([[1, 2], [3]]))).toBeNull();
  expect(
    meanReliability(
      records([
        [1, 3],
        [2, 2],
      ]),
    ),
  ).toBeNull();
});
