/** When a study's readings will be in, going by its pace. */
export type ExpectedEnd =
  /** Nothing is missing. */
  | { readonly kind: 'complete' }
  /** Too few readings came in lately to say. */
  | { readonly kind: 'unknown'; readonly readings: number; readonly needed: number }
  /** Between two moments (ISO 8601), from so many readings within the last hours. */
  | {
      readonly kind: 'expected';
      readonly from: string;
      readonly to: string;
      readonly readings: number;
      readonly hours: number;
    };

/** With fewer readings the pace could as well be half or double. */
const LEAST_READINGS = 20;
const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const WEEK_HOURS = 7 * DAY_HOURS;
/** Standard deviations on either side. */
const WIDTH = 2;

/**
 * When the missing readings will be in, if they go on coming as in the last day, or the last week where the day had
 * too few. The range is as wide as counts of that size vary by chance alone; raters who come in groups vary more.
 *
 * @param missing readings that are not in
 * @param lastDay readings that came in within the last 24 hours
 * @param lastWeek the same within the last seven days
 * @param openedAt before which none can have come; null where that is not known
 */
export function expectedEnd({
  missing,
  lastDay,
  lastWeek,
  openedAt,
  now,
}: {
  missing: number;
  lastDay: number;
  lastWeek: number;
  openedAt: Date | null;
  now: Date;
}): ExpectedEnd {
  if (missing === 0) return { kind: 'complete' };
  const byDay = lastDay >= LEAST_READINGS;
  const readings = byDay ? lastDay : lastWeek;
  const open = openedAt === null ? Infinity : (now.getTime() - openedAt.getTime()) / HOUR_MS;
  const hours = Math.min(byDay ? DAY_HOURS : WEEK_HOURS, open);
  // The first hour tells of those who were waiting for it.
  if (readings < LEAST_READINGS || hours < 1) return { kind: 'unknown', readings, needed: LEAST_READINGS };
  const spread = WIDTH * Math.sqrt(readings);
  const after = (pace: number) => new Date(now.getTime() + (missing / pace) * hours * HOUR_MS).toISOString();
  return {
    kind: 'expected',
    from: after(readings + spread),
    to: after(readings - spread),
    readings,
    hours: Math.round(hours),
  };
}
