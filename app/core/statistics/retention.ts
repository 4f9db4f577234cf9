import { AppError } from '#app/core/shared/errors.ts';
import { meanInterval } from '#app/core/statistics/differenceInterval.ts';
import type { IntervalOptions, MeanInterval } from '#app/core/statistics/differenceInterval.ts';
import { note } from '#app/core/shared/notes.ts';

/** What one rater found on one item: candidate − baseline, or control − source; positive is better. */
export interface RetentionRow {
  readonly item: number | string;
  readonly rater: number | string;
  readonly difference: number;
}

/** How much of a known loss is kept from happening: mean(d) − θ·mean(c) with its interval. */
export type Retention = MeanInterval & {
  /** Mean candidate − baseline; null without a row. */
  readonly loss: number | null;
  /** Mean control − source; null without a row. */
  readonly controlLoss: number | null;
};

/**
 * Whether a candidate loses less than a share θ of what a known fault costs with the same raters: retention of effect,
 * as in non-inferiority trials with three arms (Pigeot, Schäfer, Röhmel & Hauschke 2003, Statistics in Medicine 22).
 * Inattention shrinks both means alike, so that it cannot buy anything.
 *
 * The interval is the crossed one (see `crossedInterval`) over one row for each item and rater of either list, with
 * the value estimate + [has d]·(N/m)·(d − mean d) − [has c]·θ·(N/n)·(c − mean c), where N counts all rows, m the
 * differences and n the control readings: so linearised, both means vary over the same items and raters. Several
 * readings of one item and rater add up in its row.
 *
 * @param theta share of the control's loss, above 0
 * @returns nulls with a reason where one of the lists is empty, or below two items or two raters
 * @throws AppError invalid_input for a difference that is no number within ±1e70, or a confidence outside (0, 1)
 * @example retention(differences, controls, 0.25, { confidence: 0.95 }).lower
 */
export function retention(
  differences: readonly RetentionRow[],
  controls: readonly RetentionRow[],
  theta: number,
  options: IntervalOptions = {},
): Retention {
  if (!(theta > 0 && Number.isFinite(theta))) {
    throw new AppError('no-theta', { value: String(theta) });
  }
  const loss = meanOf(differences);
  const controlLoss = meanOf(controls);
  if (loss === null || controlLoss === null) {
    const reason = loss === null ? note('no-difference-to-keep') : note('no-control-to-compare');
    return { ...meanInterval([], options), estimate: null, reason, loss, controlLoss } as Retention;
  }
  const cells = new Map<number | string, Map<number | string, Cell>>();
  const rows: Cell[] = [];
  const rowOf = ({ item, rater }: RetentionRow) => {
    const ofItem = cells.get(item) ?? new Map<number | string, Cell>();
    cells.set(item, ofItem);
    const known = ofItem.get(rater);
    if (known !== undefined) return known;
    const row = { item, rater, value: 0 };
    ofItem.set(rater, row);
    rows.push(row);
    return row;
  };
  const parts = [
    ...differences.map((row) => ({ row: rowOf(row), part: (row.difference - loss) / differences.length })),
    ...controls.map((row) => ({
      row: rowOf(row),
      part: (-theta * (row.difference - controlLoss)) / controls.length,
    })),
  ];
  const estimate = loss - theta * controlLoss;
  for (const row of rows) row.value = estimate;
  for (const { row, part } of parts) row.value += part * rows.length;
  const interval = meanInterval(rows, options);
  return { ...interval, estimate, loss, controlLoss };
}

interface Cell {
  readonly item: number | string;
  readonly rater: number | string;
  value: number;
}

function meanOf(rows: readonly RetentionRow[]): number | null {
  if (rows.length === 0) return null;
  return rows.reduce((sum, { difference }) => sum + difference, 0) / rows.length;
}
