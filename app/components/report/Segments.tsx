import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { capitalised, lineLabel } from '#app/core/reports/words.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { DifferenceFigure } from './DifferenceFigure.tsx';
import { Figure } from './Figure.tsx';
import { NO_FIGURE } from './figures.ts';
import { STACK } from './stack.ts';

/** Differences within each segment: segments down, lines across. Describes, decides nothing. */
export function Segments({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  if (report.segments.length === 0) return null;
  const systems = [...new Set(report.segments.map(({ system }) => system))];
  return (
    <div className={STACK}>
      {systems.map((system) => (
        <SegmentTable key={system} report={report} system={system} />
      ))}
      {report.segments.some(({ warning }) => warning) && (
        <p className="max-w-line border-l-4 border-caution bg-caution-soft px-4 py-2">
          {t('segments.warning')}
        </p>
      )}
    </div>
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
          <HeadCell numeric>
            <Figure of="count">{t('segments.items')}</Figure>
          </HeadCell>
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
            {lines.map((line) => {
              const row = find(segment, line);
              return (
                <Cell key={line} className="whitespace-nowrap">
                  {row === undefined ? (
                    NO_FIGURE
                  ) : (
                    <Figure of="segment" n={row.n} level={row.level}>
                      <DifferenceFigure row={row} isShare={row.unit === 'share'} />
                    </Figure>
                  )}
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
