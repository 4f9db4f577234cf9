import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { capitalised, estimateWithInterval, lineLabel } from '#app/core/reports/words.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { RaterTable } from '../study/RaterTable.tsx';
import { Figure } from './Figure.tsx';
import { figureOf } from './forest/ForestRow.tsx';
import { NO_FIGURE, wholePercent } from './figures.ts';
import { STACK } from './stack.ts';

/** Who judged, who was left out by which rule, and what leaving them out did. */
export function Raters({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const { exclusions } = report;
  const { ruleVersion } = report.study;
  const sentence =
    exclusions.raters === 0
      ? t('raters.none')
      : ruleVersion !== null && ruleVersion > 1
        ? t('raters.setAside', { raters: exclusions.raters, judgments: exclusions.judgments })
        : t('raters.excluded', {
            count: exclusions.raters,
            judgments: exclusions.judgments,
            share: wholePercent(exclusions.rule.mostFailedShare),
            controls: exclusions.rule.minimumControls,
          });
  return (
    <div className={STACK}>
      {/* Readers without an account see nobody by name. */}
      {report.raters.length > 0 && <RaterTable raters={report.raters} />}
      <p className="max-w-line">{sentence}</p>
      {exclusions.linesWithEverybody.map(({ system }) => (
        <Everybody key={system} report={report} system={system} />
      ))}
    </div>
  );
}

function Everybody({ report, system }: { report: Report; system: string }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const everybody = report.exclusions.linesWithEverybody.find((entry) => entry.system === system);
  const counted = report.verdict.candidates.find((candidate) => candidate.system === system);
  const labels = new Map(report.criteria.map(({ key, label }) => [key, label]));
  return (
    <Table caption={t('raters.everybody', { candidate: system })}>
      <thead>
        <tr>
          <HeadCell>{t('evidence.line')}</HeadCell>
          <HeadCell>{t('raters.without')}</HeadCell>
          <HeadCell>{t('raters.with')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {everybody?.lines.map((line) => {
          const own = counted?.lines.find(({ kind, name }) => kind === line.kind && name === line.name);
          return (
            <tr key={`${line.kind}/${line.name}`} className="break-inside-avoid">
              <Cell>{capitalised(lineLabel(line, labels, locale))}</Cell>
              <Cell>
                {own === undefined ? (
                  NO_FIGURE
                ) : (
                  <Figure of={figureOf(own)} n={own.n} level={own.level}>
                    {estimateWithInterval(own, locale)}
                  </Figure>
                )}
              </Cell>
              <Cell>
                <Figure of={figureOf(line)} n={line.n} level={line.level}>
                  {estimateWithInterval(line, locale)}
                </Figure>
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
