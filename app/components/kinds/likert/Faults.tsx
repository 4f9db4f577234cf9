import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { decimal, NO_FIGURE, wholePercent } from '../../report/figures.ts';
import { STACK } from '../../report/stack.ts';

/** The faulty spans that raters marked: by system and severity, a judgment of a text. */
export function Faults({ report: { faults } }: { report: Report }) {
  const { t } = useTranslation('report');
  const { t: ofMarks } = useTranslation('marking');
  if (faults.length === 0) return null;
  const severities = [...new Set(faults.map(({ severity }) => severity))];
  const systems = [...new Set(faults.map(({ system }) => system))];
  return (
    <div className={STACK}>
      <Table caption={t('faults.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('faults.system')}</HeadCell>
            {severities.map((severity) => (
              <HeadCell key={severity} numeric className="whitespace-nowrap">
                {ofMarks(`severity.${severity}`)}
              </HeadCell>
            ))}
            <HeadCell numeric className="whitespace-nowrap">
              {t('faults.unmarked')}
            </HeadCell>
            <HeadCell numeric className="whitespace-nowrap">
              {t('faults.judgments')}
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {systems.map((system) => {
            const own = faults.filter((row) => row.system === system);
            return (
              <tr key={system} className="break-inside-avoid">
                <Cell className="whitespace-nowrap">{system}</Cell>
                {severities.map((severity) => {
                  const row = own.find((fault) => fault.severity === severity);
                  return (
                    <Cell key={severity} numeric className="whitespace-nowrap">
                      {row === undefined ? NO_FIGURE : `${decimal(row.perText, 2)} (${row.spans})`}
                    </Cell>
                  );
                })}
                <Cell numeric className="whitespace-nowrap">
                  {wholePercent(own[0]!.unmarked)}
                </Cell>
                <Cell numeric className="whitespace-nowrap">
                  {own[0]!.judgments}
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
