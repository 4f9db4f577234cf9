import { inLocale } from '#app/core/shared/localized.ts';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { RatingSummary, Report, ReportSystem } from '#app/core/reports/report.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { wholePercent, withInterval } from '../../report/figures.ts';
import { Histogram } from './Histogram.tsx';
import { STACK } from '../../report/stack.ts';
import { Figure } from '../../report/Figure.tsx';

/** How the ratings are spread: systems down, criteria across, one small chart each. */
export function Distributions({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { criteria, ratings } = report;
  if (ratings.length === 0) return null;
  const systems = report.systems.filter(({ system }) => ratings.some((row) => row.system === system));
  const most = Math.max(...ratings.map(largestShare));
  const labelOf = (key: string | null) =>
    inLocale(criteria.find((criterion) => criterion.key === key)?.label, locale) ?? key ?? '';
  const table = (own: readonly ReportSystem[]) => (
    <Table caption={t('distributions.caption')} className="w-auto">
      <thead>
        <tr>
          <HeadCell>{t('distributions.system')}</HeadCell>
          {criteria.map(({ key, label }) => (
            <HeadCell key={key}>{inLocale(label, locale)}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {own.map((system) => (
          <tr key={system.system} className="break-inside-avoid">
            <Cell className="pr-6 align-middle">
              <SystemName system={system} criterion={labelOf(system.criterion)} />
            </Cell>
            {criteria.map(({ key, label }) => (
              <Cell key={key} className="pr-8 align-middle">
                <Distribution
                  row={ratings.find((row) => row.system === system.system && row.criterion === key)}
                  most={most}
                  name={`${system.system}, ${inLocale(label, locale)}`}
                  quiet={system.role === 'control'}
                />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
  const controls = systems.filter(({ role }) => role === 'control');
  return (
    <div className={STACK}>
      {table(systems.filter(({ role }) => role !== 'control'))}
      {controls.length > 0 && (
        <details>
          <summary className="min-h-touch content-center text-sm text-quiet">
            {t('distributions.controls', { count: controls.length })}
          </summary>
          {table(controls)}
        </details>
      )}
    </div>
  );
}

function SystemName({ system, criterion }: { system: ReportSystem; criterion: string }) {
  const { t } = useTranslation('report');
  return system.role === 'control' ? (
    <span className="text-sm text-quiet">{t('distributions.control', { criterion })}</span>
  ) : (
    <span className="font-medium">{system.system}</span>
  );
}

function Distribution({
  row,
  most,
  name,
  quiet,
}: {
  row: RatingSummary | undefined;
  most: number;
  name: string;
  quiet: boolean;
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  if (row === undefined || row.n.judgments === 0) return null;
  const total = row.counts.reduce((sum, count) => sum + count, 0);
  const shares = row.counts
    .map((count, i) =>
      t('distributions.share', { point: pointAt(row, i, locale), share: wholePercent(count / total) }),
    )
    .join(', ');
  return (
    <div className="grid gap-0.5">
      <Histogram
        counts={row.counts}
        points={row.counts.map((_, i) => pointAt(row, i, locale))}
        most={most}
        quiet={quiet}
        label={`${name}: ${shares}`}
      />
      <span className="text-sm whitespace-nowrap tabular-nums">
        <Figure of="mean" n={row.n} level={row.level}>
          {t('distributions.mean', { mean: withInterval({ ...row, value: row.mean }, 2, locale) })}
        </Figure>
      </span>
    </div>
  );
}

function largestShare({ counts }: RatingSummary): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : Math.max(...counts) / total;
}

/** The value at which a column begins. */
function pointAt({ points }: RatingSummary, index: number, locale: string): string {
  const point = points?.[index] ?? index + 1;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false }).format(point);
}
