import { Section } from '#app/components/ui/Section.tsx';
import { StateShape } from '#app/components/ui/StateMark.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report, SegmentDifference } from '#app/core/reports/report.ts';
import { capitalised, fixed, lineLabel } from '#app/core/reports/words.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { NO_FIGURE } from './figures.ts';
import { typographyOf } from '#app/core/shared/typography.ts';

/** Differences within each segment: segments down, lines across. Describes, decides nothing. */
export function Segments({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  if (report.segments.length === 0) return null;
  const systems = [...new Set(report.segments.map(({ system }) => system))];
  return (
    <Section title={t('segments.title')} className="gap-6">
      {systems.map((system) => (
        <SegmentTable key={system} report={report} system={system} />
      ))}
      {report.segments.some(({ warning }) => warning) && (
        <p className="max-w-line border-l-4 border-caution bg-caution-soft px-4 py-2">
          {t('segments.warning')}
        </p>
      )}
    </Section>
  );
}

function SegmentTable({ report, system }: { report: Report; system: string }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const rows = report.segments.filter((row) => row.system === system);
  const segments = [...new Set(rows.map(({ segment }) => segment))];
  const lines = [...new Set(rows.map(({ line }) => line))];
  const labels = new Map(report.criteria.map(({ key, label }) => [key, label]));
  const find = (segment: string, line: string) =>
    rows.find((row) => row.segment === segment && row.line === line);
  return (
    <Table caption={t('segments.caption', { candidate: system, baseline: report.verdict.baseline })}>
      <thead>
        <tr>
          <HeadCell>{t('segments.segment')}</HeadCell>
          <HeadCell numeric>{t('segments.items')}</HeadCell>
          {lines.map((line) => (
            <HeadCell key={line}>
              {capitalised(lineLabel({ kind: 'criterion', name: line }, labels, locale))}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={segment} className="break-inside-avoid">
            <Cell>{segment}</Cell>
            <Cell numeric>{Math.max(...lines.map((line) => find(segment, line)?.n.items ?? 0))}</Cell>
            {lines.map((line) => (
              <Cell key={line} className="whitespace-nowrap">
                <SegmentFigure row={find(segment, line)} />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function SegmentFigure({ row }: { row: SegmentDifference | undefined }) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  if (row === undefined || row.estimate === null) return NO_FIGURE;
  const isShare = row.line === 'preference';
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
        <span className="text-sm text-quiet">{joined}</span>
      </span>
    </span>
  );
}
