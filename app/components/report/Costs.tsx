import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report, ReportSystem } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { bytes, decimal, duration, wholePercent } from './figures.ts';

/** What each system takes, beside what it is worth. */
export function Costs({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const systems = report.systems.filter(({ role }) => role !== 'control');
  const baseline = systems.find(({ role }) => role === 'baseline');
  if (systems.length === 0) return null;
  return (
    <Section title={t('costs.title')}>
      <Table caption={t('costs.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('costs.system')}</HeadCell>
            <HeadCell numeric>{t('costs.rating')}</HeadCell>
            <HeadCell numeric>{t('costs.same')}</HeadCell>
            <HeadCell numeric>{t('costs.size')}</HeadCell>
            <HeadCell numeric>{t('costs.memory')}</HeadCell>
            <HeadCell numeric>{t('costs.speed')}</HeadCell>
            <HeadCell numeric>{t('costs.latency')}</HeadCell>
            <HeadCell numeric>{t('costs.tokens')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {systems.map((system) => (
            <tr key={system.system} className="break-inside-avoid">
              <Cell className="whitespace-nowrap">
                <span className="font-medium">{system.system}</span>
                <span className="text-sm text-quiet"> · {t(`costs.${system.role}`)}</span>
              </Cell>
              <Cell numeric>{decimal(system.meanRating, 2)}</Cell>
              <Cell numeric className="whitespace-nowrap">
                {wholePercent(system.sharedWithBaseline)}
              </Cell>
              <Cell numeric className="whitespace-nowrap">
                {bytes(system.sizeBytes)}
                <Share system={system} baseline={baseline} />
              </Cell>
              <Cell numeric className="whitespace-nowrap">
                {bytes(system.peakMemoryBytes)}
              </Cell>
              <Cell numeric>{decimal(system.tokensPerSecond, 0)}</Cell>
              <Cell numeric className="whitespace-nowrap">
                {duration(system.medianLatencyMs)}
              </Cell>
              <Cell numeric>{decimal(system.meanTokens, 1)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

/** A candidate's size as a share of the baseline's. */
function Share({ system, baseline }: { system: ReportSystem; baseline: ReportSystem | undefined }) {
  const { t } = useTranslation('report');
  const whole = baseline?.sizeBytes ?? null;
  if (system.role === 'baseline' || system.sizeBytes === null || whole === null || whole === 0) return null;
  return (
    <span className="block text-sm text-quiet">
      {t('costs.smaller', { share: wholePercent(system.sizeBytes / whole) })}
    </span>
  );
}
