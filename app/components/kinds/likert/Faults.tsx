import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { decimal, NO_FIGURE, wholePercent } from '../../report/figures.ts';
import { Figure } from '../../report/Figure.tsx';
import { STACK } from '../../report/stack.ts';
import { PenaltyScores } from './PenaltyScores.tsx';

/** The faulty spans that raters marked, by system and severity, a judgment of a text; and the scores that they make. */
export function Faults({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const { t: ofMarks } = useTranslation('marking');
  const { faults, penalties, systems: all } = report;
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
              <Figure of="count">{t('faults.judgments')}</Figure>
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
                      {row === undefined ? (
                        NO_FIGURE
                      ) : (
                        <Figure of="marks">{`${decimal(row.perText, 2)} (${row.spans})`}</Figure>
                      )}
                    </Cell>
                  );
                })}
                <Cell numeric className="whitespace-nowrap">
                  <Figure of="unmarked">{wholePercent(own[0]!.unmarked)}</Figure>
                </Cell>
                <Cell numeric className="whitespace-nowrap">
                  {own[0]!.judgments}
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {penalties !== null && <PenaltyScores penalties={penalties} systems={all} />}
    </div>
  );
}
