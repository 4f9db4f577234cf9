import gammaincUpper from '@stdlib/math-base-special-gammainc';

/** P value of Pearson's test; cells that expect fewer than five are put together. */
export function chiSquareP(observed: readonly number[], expected: readonly number[]): number {
  const cells: { observed: number; expected: number }[] = [{ observed: 0, expected: 0 }];
  observed.forEach((count, i) => {
    if (expected[i]! >= 5) cells.push({ observed: count, expected: expected[i]! });
    else {
      cells[0]!.observed += count;
      cells[0]!.expected += expected[i]!;
    }
  });
  const counted = cells.filter((cell) => cell.expected > 0);
  const statistic = counted.reduce(
    (sum, cell) => sum + (cell.observed - cell.expected) ** 2 / cell.expected,
    0,
  );
  return gammaincUpper(statistic / 2, (counted.length - 1) / 2, true, true);
}
