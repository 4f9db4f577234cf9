import { Link } from '#app/components/ui/Link.tsx';
import { StateMark } from '#app/components/ui/StateMark.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { ReportCriterion } from '#app/core/reports/report.ts';
import type { SeriesEntry } from '#app/core/reports/series.ts';
import { capitalised, fixed, lineLabel } from '#app/core/reports/words.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { DECISION_STATE } from './decisionState.ts';
import { DifferenceFigure } from './DifferenceFigure.tsx';
import { decimal, NO_FIGURE } from './figures.ts';
import { useDay } from './useDay.ts';
import { STACK } from './stack.ts';

/** How candidates of a series stood against the same baseline, study after study; nothing where there is one alone. */
export function Series({
  series,
  criteria,
}: {
  series: readonly SeriesEntry[];
  criteria: readonly ReportCriterion[];
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const day = useDay();
  if (series.length < 2) return null;
  const labels = new Map(criteria.map(({ key, label }) => [key, label]));
  const lines = [
    ...new Map(
      series.flatMap(({ candidates }) =>
        candidates.flatMap((candidate) => candidate.lines.map((line) => [line.name, line] as const)),
      ),
    ).values(),
  ];
  return (
    <div className={STACK}>
      <p className="max-w-line text-quiet">{t('series.intro')}</p>
      <Table caption={t('series.caption')}>
        <thead>
          <tr>
            <HeadCell className="first:min-w-48">{t('series.candidate')}</HeadCell>
            <HeadCell>{t('series.verdict')}</HeadCell>
            {lines.map((line) => (
              <HeadCell key={line.name}>{capitalised(lineLabel(line, labels, locale))}</HeadCell>
            ))}
            <HeadCell numeric>{t('series.baseline')}</HeadCell>
            <HeadCell numeric>{t('series.agreement')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {series.flatMap((entry) =>
            entry.candidates.map((candidate) => (
              <tr key={`${entry.slug}/${candidate.system}`} className="break-inside-avoid">
                <Cell className="[overflow-wrap:anywhere]">
                  <span className="font-medium">{candidate.system}</span>
                  <span className="block text-sm text-quiet">
                    {day(entry.closedAt)}
                    {' · '}
                    <Link to={`/studies/${entry.slug}/report`}>{entry.name}</Link>
                  </span>
                </Cell>
                <Cell className="whitespace-nowrap">
                  <StateMark
                    state={DECISION_STATE[candidate.decision]}
                    word={t(`decisions.${candidate.decision}`)}
                  />
                </Cell>
                {lines.map(({ name, unit }) => (
                  <Cell key={name} className="whitespace-nowrap">
                    <DifferenceFigure
                      row={candidate.lines.find((line) => line.name === name)}
                      isShare={unit === 'share'}
                      stacked
                    />
                  </Cell>
                ))}
                <Cell numeric>{decimal(entry.baselineRating, 2)}</Cell>
                <Cell numeric className="whitespace-nowrap">
                  {rangeOf(entry.agreement.flatMap(({ alpha }) => alpha ?? []))}
                </Cell>
              </tr>
            )),
          )}
        </tbody>
      </Table>
    </div>
  );
}

/** The least and the most of some figures. */
function rangeOf(values: readonly number[]): string {
  if (values.length === 0) return NO_FIGURE;
  const [least, most] = [fixed(Math.min(...values), 2), fixed(Math.max(...values), 2)];
  return least === most ? least : `${least} – ${most}`;
}
