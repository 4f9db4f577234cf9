import { classes } from '#app/components/ui/classes.ts';
import { StateShape } from '#app/components/ui/StateMark.tsx';
import type { LineState } from '#app/core/reports/report.ts';
import { fixed } from '#app/core/reports/words.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { NO_FIGURE } from './figures.ts';

/**
 * A difference in a table, with its interval and the shape of its state; a dash where there is none.
 *
 * @param isShare whether it is a share, shown in percentage points
 */
export function DifferenceFigure({
  row,
  isShare,
  stacked = false,
}: {
  row:
    | {
        readonly state: LineState;
        readonly estimate: number | null;
        readonly lower: number | null;
        readonly upper: number | null;
      }
    | undefined;
  isShare: boolean;
  /** Whether the interval stands beneath, where there are many columns. */
  stacked?: boolean;
}) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  if (row === undefined || row.estimate === null) return NO_FIGURE;
  const figure = (value: number) => (isShare ? fixed(value * 100, 0, true) : fixed(value, 2, true));
  const joined =
    row.lower === null || row.upper === null
      ? ''
      : typographyOf(locale).interval('', figure(row.lower), figure(row.upper));
  return (
    <span className="inline-flex items-baseline gap-2">
      <svg width="12" height="12" viewBox="0 0 16 16" role="img" className="flex-none translate-y-px">
        <title>{t(`states.${row.state}`)}</title>
        <StateShape state={row.state} x={8} y={8} />
      </svg>
      <span>
        {figure(row.estimate)}
        {isShare && ' %'}
        <span className={classes('text-sm text-quiet', stacked && 'block')}>{joined}</span>
      </span>
    </span>
  );
}
