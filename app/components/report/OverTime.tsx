import type { Report } from '#app/core/reports/report.ts';
import { fixed } from '#app/core/reports/words.ts';
import { HTML_LANG, useLocale, useTranslation } from '#app/i18n/index.ts';
import { TimePlot } from './plots/TimePlot.tsx';
import { STACK } from './stack.ts';

/** How far raters were apart, and how strict, as the study went on. */
export function OverTime({ report: { overTime } }: { report: Report }) {
  const { t } = useTranslation('report');
  const lang = HTML_LANG[useLocale()];
  const [first, last] = [overTime[0]!.from, overTime.at(-1)!.to];
  const isLong = Date.parse(last) - Date.parse(first) > 36 * 3600 * 1000;
  const format = new Intl.DateTimeFormat(lang, {
    timeZone: 'UTC',
    ...(isLong ? { month: 'short', day: 'numeric' } : { hour: '2-digit', minute: '2-digit' }),
  });
  const percent = (value: number) => `${fixed(100 * value, 0)} %`;
  const points = (of: 'apart' | 'severity') =>
    overTime.map((period) => ({ ...period[of], when: format.format(new Date(period.to)) }));
  return (
    <div className={STACK}>
      <p className="max-w-line text-sm text-quiet">
        {t('overTime.intro', { periods: overTime.length, ratings: overTime[0]!.ratings })}
      </p>
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2 print:grid-cols-2">
        <TimePlot title={t('overTime.apart')} points={points('apart')} told={percent} />
        <TimePlot title={t('overTime.severity')} points={points('severity')} told={percent} />
      </div>
    </div>
  );
}
