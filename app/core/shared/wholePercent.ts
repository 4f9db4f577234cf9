/**
 * A share in whole percent, never more than there is: what waits for 50 % hasn't got there at 49.9.
 * @example wholePercent(0.571) // '57 %'
 */
export function wholePercent(share: number): string {
  return `${Math.floor(100 * share + 1e-9)} %`;
}
