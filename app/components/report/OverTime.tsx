import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { AgreementPeriod, Report, TimeSummary } from '#app/core/reports/report.ts';
import { noteText } from '#app/core/shared/notes.ts';
import { fixed } from '#app/core/reports/words.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { HTML_LANG, useLocale, useTranslation } from '#app/i18n/index.ts';
import { Figure } from './Figure.tsx';
import { levelPercent, withInterval } from './figures.ts';
import { TimePlot } from './plots/TimePlot.tsx';
import { STACK } from './stack.ts';
import { useTerms } from './useTerms.ts';

const PLOTS = 'grid gap-x-10 gap-y-6 md:grid-cols-2 print:grid-cols-2';

/** How far raters agreed, were apart, and how strict they were, as the study went on. */
export function OverTime({ report }: { report: Report }) {
  return (
    <div className={STACK}>
      {report.agreementOverTime.length > 0 && <Agreement report={report} />}
      {report.overTime.length > 0 && <BesideOthers periods={report.overTime} />}
    </div>
  );
}

/** Agreement of each criterion by stretches with as many texts. */
function Agreement({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const criterionOf = useTerms(report);
  const periods = report.agreementOverTime;
  const { until, between } = useMoments(periods);
  const keys = periods[0]!.criteria.map(({ criterion }) => criterion);
  const found = (period: AgreementPeriod, key: string) =>
    period.criteria.find(({ criterion }) => criterion === key)!;
  const { level } = periods[0]!;
  // One scale, so that criteria can be compared.
  const all = periods.flatMap(({ criteria }) =>
    criteria.flatMap(({ value, lower, upper }) => [value, lower, upper].filter((bound) => bound !== null)),
  );
  return (
    <>
      <p className="max-w-line text-sm text-quiet">
        {t('overTime.agreementIntro', { periods: periods.length, texts: periods[0]!.texts })}
      </p>
      <div className={PLOTS}>
        {keys.map((key) => (
          <TimePlot
            key={key}
            title={t('overTime.alphaOf', { criterion: criterionOf(key) })}
            points={periods.flatMap((period) => {
              const { value, lower, upper } = found(period, key);
              return value === null ? [] : [{ estimate: value, lower, upper, when: until(period) }];
            })}
            told={(value) => fixed(value, 1)}
            within={all}
          />
        ))}
      </div>
      <Table caption={t('overTime.agreementCaption', { level: levelPercent(level) })}>
        <thead>
          <tr>
            <HeadCell>{t('overTime.when')}</HeadCell>
            {keys.map((key) => (
              <HeadCell key={key}>{criterionOf(key)}</HeadCell>
            ))}
            <HeadCell numeric>
              <Figure of="count">{t('overTime.texts')}</Figure>
            </HeadCell>
            <HeadCell numeric>
              <Figure of="count">{t('overTime.raters')}</Figure>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.from} className="break-inside-avoid">
              <Cell className="whitespace-nowrap">{between(period)}</Cell>
              {keys.map((key) => {
                const own = found(period, key);
                const { texts, raters, ratings } = period;
                return (
                  <Cell key={key} className="whitespace-nowrap">
                    {own.value === null && own.note !== null ? (
                      noteText(own.note, locale)
                    ) : (
                      <Figure of="alphaPeriod" n={{ texts, raters, ratings }} level={level}>
                        {withInterval(own, 2, locale)}
                      </Figure>
                    )}
                  </Cell>
                );
              })}
              <Cell numeric>{period.texts}</Cell>
              <Cell numeric>{period.raters}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

/** How far ratings lay from those of others, and how strict they were, by stretches with as many ratings. */
function BesideOthers({ periods }: { periods: readonly TimeSummary[] }) {
  const { t } = useTranslation('report');
  const { until, between } = useMoments(periods);
  const { interval } = typographyOf(useLocale());
  const percent = (value: number) => `${fixed(100 * value, 0)} %`;
  const points = (of: 'apart' | 'severity') =>
    periods.map((period) => ({ ...period[of], when: until(period) }));
  const told = ({ estimate, lower, upper }: TimeSummary['apart']) =>
    lower === null || upper === null
      ? percent(estimate)
      : interval(percent(estimate), percent(lower), percent(upper));
  const { level } = periods[0]!;
  return (
    <>
      <p className="max-w-line text-sm text-quiet">
        {t('overTime.intro', { periods: periods.length, ratings: periods[0]!.ratings })}
      </p>
      <div className={PLOTS}>
        <TimePlot title={t('overTime.apart')} points={points('apart')} told={percent} />
        <TimePlot title={t('overTime.severity')} points={points('severity')} told={percent} />
      </div>
      <Table caption={t('overTime.caption', { level: levelPercent(level) })}>
        <thead>
          <tr>
            <HeadCell>{t('overTime.when')}</HeadCell>
            <HeadCell>{t('overTime.apartShort')}</HeadCell>
            <HeadCell>{t('overTime.severityShort')}</HeadCell>
            <HeadCell numeric>
              <Figure of="count">{t('overTime.ratings')}</Figure>
            </HeadCell>
            <HeadCell numeric>
              <Figure of="count">{t('overTime.raters')}</Figure>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => {
            const n = { ratings: period.ratings, raters: period.raters };
            return (
              <tr key={period.from} className="break-inside-avoid">
                <Cell className="whitespace-nowrap">{between(period)}</Cell>
                {(['apart', 'severity'] as const).map((of) => (
                  <Cell key={of} className="whitespace-nowrap">
                    <Figure of={of} n={n} level={level}>
                      {told(period[of])}
                    </Figure>
                  </Cell>
                ))}
                <Cell numeric>{period.ratings}</Cell>
                <Cell numeric>{period.raters}</Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}

interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** When stretches end, and from when to when they are: days where the study took long, else the time of day. */
function useMoments(periods: readonly Stretch[]) {
  const lang = HTML_LANG[useLocale()];
  const isLong = Date.parse(periods.at(-1)!.to) - Date.parse(periods[0]!.from) > 36 * 3600 * 1000;
  const format = new Intl.DateTimeFormat(lang, {
    timeZone: 'UTC',
    ...(isLong ? { month: 'short', day: 'numeric' } : { hour: '2-digit', minute: '2-digit' }),
  });
  return {
    until: ({ to }: Stretch) => format.format(new Date(to)),
    between: ({ from, to }: Stretch) => format.formatRange(new Date(from), new Date(to)),
  };
}
