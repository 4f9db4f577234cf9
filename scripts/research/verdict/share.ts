/** "12.0 ± 3.2": a share in percent with its Monte Carlo standard error; a dash of nothing. */
export function share(times: number, of: number): string {
  if (of === 0) return '–';
  const p = times / of;
  return `${(100 * p).toFixed(1)} ± ${(100 * Math.sqrt((p * (1 - p)) / of)).toFixed(1)}`;
}
