import { Link } from '#app/components/ui/Link.tsx';
import { stakesMayChange } from '#app/core/studies/stakes.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudySettings } from '#app/services/setup/studySettings.ts';
import { useMoney } from '../stakes/useMoney.ts';
import { Facts, type Fact } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useFigures } from './useFigures.ts';

/** What is at stake beside what raters see, with the way to say it anew. */
export function StakesSettings({
  slug,
  state,
  pilotOf,
  configuration: { stakes, systems },
  mayChange,
}: Pick<StudySettings, 'slug' | 'state' | 'pilotOf' | 'configuration'> & { mayChange: boolean }) {
  const { t } = useTranslation('stakes');
  const { number, percent } = useFigures();
  const money = useMoney(stakes?.currency);
  const { requestsPerMonth, lostPoint, prices = {}, evidence = [] } = stakes ?? {};
  const facts: Fact[] = [
    [t('requestsPerMonth'), requestsPerMonth === undefined ? null : number(requestsPerMonth)],
    [t('lostPoint'), lostPoint === undefined ? null : money(lostPoint)],
    ...systems.map(({ name }): Fact => {
      const { perHour, perThousandTokens } = prices[name] ?? {};
      const told = [
        ...(perHour === undefined ? [] : [t('priceOfHour', { value: money(perHour) })]),
        ...(perThousandTokens === undefined ? [] : [t('priceOfTokens', { value: money(perThousandTokens) })]),
      ];
      return [name, told.length === 0 ? null : told.join(' · ')];
    }),
    ...evidence.map((row): Fact => [
      row.name,
      <>
        {t('result', {
          system: row.system,
          value: number(row.estimate),
          from: number(row.lowest),
          to: number(row.highest),
          unit: row.unit,
          level: percent(row.level),
        })}
        {row.source !== '' && <span className="block text-sm text-quiet wrap-anywhere">{row.source}</span>}
      </>,
    ]),
  ];
  return (
    <Part part="stakes">
      {stakes === undefined ? <p>{t('none')}</p> : <Facts facts={facts} />}
      {mayChange && stakesMayChange(state) && pilotOf === null && (
        <p className="print:hidden">
          <Link to={`/studies/${slug}/stakes`}>{t('change')}</Link>
        </p>
      )}
    </Part>
  );
}
