/** Whether two programs give the same figure, save for the rounding of sums that are added up in another order. */
export function isSameFigure(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
}
