import { fixed } from '#app/core/reports/words.ts';
import type { Locale } from '#app/i18n/index.ts';
import { typographyOf } from '#app/core/shared/typography.ts';

/** Stands where there is no figure. */
export const NO_FIGURE = '–';

/** A figure with fixed decimals, or a dash. */
export function decimal(value: number | null, digits: number): string {
  return value === null ? NO_FIGURE : fixed(value, digits);
}

/** A share as a whole percentage. */
export function wholePercent(share: number | null): string {
  return share === null ? NO_FIGURE : `${fixed(share * 100, 0)} %`;
}

/** A confidence level: 0.975 → "97.5 %". */
export function levelPercent(level: number): string {
  return `${Number((level * 100).toFixed(2))} %`;
}

/** "0.42 (0.31 to 0.52)"; without bounds the figure alone. */
export function withInterval(
  { value, lower, upper }: { value: number | null; lower: number | null; upper: number | null },
  digits: number,
  locale: Locale,
): string {
  if (value === null) return NO_FIGURE;
  if (lower === null || upper === null) return fixed(value, digits);
  const [from, to] = [fixed(lower, digits), fixed(upper, digits)];
  return typographyOf(locale).interval(fixed(value, digits), from, to);
}

/** Bytes in the unit that keeps the figure below 1000 (powers of 1000). */
export function bytes(count: number | null): string {
  if (count === null) return NO_FIGURE;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, count)) / 3)));
  const value = count / 1000 ** step;
  return `${value.toFixed(step === 0 || value >= 100 ? 0 : 1)} ${units[step]}`;
}

/** Milliseconds as ms below a second, as s below two minutes, as min below two hours, else as h. */
export function duration(ms: number | null): string {
  if (ms === null) return NO_FIGURE;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 120) return `${seconds.toFixed(1)} s`;
  return seconds < 7200 ? `${(seconds / 60).toFixed(1)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
