import type { CrossedColumns } from './crossedVariance.ts';

/** What makes single observations of a crossed layout vary: items, raters, and what is left of each single one. */
export interface VarianceComponents {
  /** Variances; an estimate may fall below 0 where there is none. */
  readonly items: number;
  readonly raters: number;
  readonly residual: number;
}

/** How often observations share an item or a rater. */
export interface CrossedLayout {
  readonly observations: number;
  readonly items: number;
  readonly raters: number;
  /** Σ n² / N over the observations n of each item, and of each rater: 1 where nothing is shared. */
  readonly perItem: number;
  readonly perRater: number;
}

/**
 * Variance components of observations that share items and raters, by the method of moments: the sums of squares
 * within everything, between items and between raters are set equal to what they are expected to be (Henderson's
 * method 1; Searle, Casella & McCulloch 1992, chapter 5). It needs no balance and no distribution. Several observations
 * of one item and rater are taken to be independent of each other.
 *
 * @returns null where the layout can't tell the three apart: fewer than two items or raters, or an item or rater
 *   for each observation
 */
export function varianceComponents({
  item,
  rater,
  value,
  items,
  raters,
}: CrossedColumns): (VarianceComponents & { readonly layout: CrossedLayout; readonly mean: number }) | null {
  const n = value.length;
  if (items < 2 || raters < 2) return null;
  const mean = value.reduce((sum, v) => sum + v, 0) / n;
  const total = value.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  const byItem = groupsOf(item, items, value, mean);
  const byRater = groupsOf(rater, raters, value, mean);
  // How often an item and a rater meet, squared and divided by the size of the one: what of the other is in its sum.
  const [ratersInItems, itemsInRaters] = sharedSquares(item, rater, raters, byItem.count, byRater.count);
  // E[sum of squares] = a·items + b·raters + c·residual, for the total and between items and raters.
  const rows = [
    [n - byItem.concentration, n - byRater.concentration, n - 1, total],
    [n - byItem.concentration, ratersInItems - byRater.concentration, items - 1, byItem.squares],
    [itemsInRaters - byItem.concentration, n - byRater.concentration, raters - 1, byRater.squares],
  ];
  const solved = solve3(rows);
  if (solved === null) return null;
  const [ofItems, ofRaters, residual] = solved;
  return {
    items: ofItems,
    raters: ofRaters,
    residual,
    mean,
    layout: {
      observations: n,
      items,
      raters,
      perItem: byItem.concentration,
      perRater: byRater.concentration,
    },
  };
}

interface Groups {
  readonly count: Float64Array;
  /** Σ (sum of deviations)² / n of the group. */
  readonly squares: number;
  /** Σ n² / N. */
  readonly concentration: number;
}

function groupsOf(group: Int32Array, groups: number, value: Float64Array, mean: number): Groups {
  const sum = new Float64Array(groups);
  const count = new Float64Array(groups);
  for (let k = 0; k < value.length; k++) {
    sum[group[k]!]! += value[k]! - mean;
    count[group[k]!]! += 1;
  }
  let squares = 0;
  let concentration = 0;
  for (let g = 0; g < groups; g++) {
    squares += sum[g]! ** 2 / count[g]!;
    concentration += count[g]! ** 2 / value.length;
  }
  return { count, squares, concentration };
}

function sharedSquares(
  item: Int32Array,
  rater: Int32Array,
  raters: number,
  ofItem: Float64Array,
  ofRater: Float64Array,
): [inItems: number, inRaters: number] {
  const cells = new Map<number, number>();
  for (let k = 0; k < item.length; k++) {
    const cell = item[k]! * raters + rater[k]!;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  let [inItems, inRaters] = [0, 0];
  for (const [cell, count] of cells) {
    inItems += count ** 2 / ofItem[Math.floor(cell / raters)]!;
    inRaters += count ** 2 / ofRater[cell % raters]!;
  }
  return [inItems, inRaters];
}

/** The x with a·x = b of three rows [a₁, a₂, a₃, b], by Cramer's rule; null where they don't determine it. */
function solve3(rows: readonly (readonly number[])[]): [number, number, number] | null {
  const without = (column: number) => rows.map((row) => row.map((v, c) => (c === column ? row[3]! : v)));
  const whole = determinant(rows);
  const scale = rows.reduce((product, row) => product * Math.hypot(row[0]!, row[1]!, row[2]!), 1);
  if (!(Math.abs(whole) > 1e-9 * scale)) return null;
  return [0, 1, 2].map((column) => determinant(without(column)) / whole) as [number, number, number];
}

function determinant(rows: readonly (readonly number[])[]): number {
  const [[a, b, c], [d, e, f], [g, h, i]] = rows as [number[], number[], number[]] as [
    [number, number, number],
    [number, number, number],
    [number, number, number],
  ];
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}
