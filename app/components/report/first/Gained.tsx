import type { Report, ReportSystem } from '#app/core/reports/report.ts';
import { useMoney } from '#app/components/study/stakes/useMoney.ts';
import { outsideResult } from '#app/core/reports/gains.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { bytes, decimal, duration, wholePercent } from '../figures.ts';
import { reportGains } from '../reportGains.ts';
import { Fact, Facts } from './Fact.tsx';

/** What a candidate costs beside the baseline, as far as the study knows of both. */
export function Gained({ report, system }: { report: Report; system: string }) {
  const { t } = useTranslation('plain');
  const { t: words } = useTranslation('report');
  const money = useMoney(report.study.stakes?.currency ?? 'EUR');
  const own = report.systems.find((row) => row.system === system);
  const other = report.systems.find(({ role }) => role === 'baseline');
  const both = (of: (row: ReportSystem) => number | null) => {
    const [mine, theirs] = [own && of(own), other && of(other)];
    return mine === null || mine === undefined || !theirs ? null : { mine, theirs, ratio: mine / theirs };
  };
  const size = both(({ sizeBytes }) => sizeBytes);
  const speed = both(({ tokensPerSecond }) => tokensPerSecond);
  const latency = both(({ latencyP50Ms }) => latencyP50Ms);
  const memory = both(({ peakMemoryBytes }) => peakMemoryBytes);
  const facts = [
    size &&
      t('gained.size', { share: wholePercent(size.ratio), own: bytes(size.mine), other: bytes(size.theirs) }),
    speed &&
      t(speed.ratio < 0.95 ? 'gained.slower' : 'gained.speed', {
        times: decimal(speed.ratio, 1),
        own: decimal(speed.mine, 0),
        other: decimal(speed.theirs, 0),
      }),
    // Where many texts are written at once, that is what the speed tells; how long one takes tells more elsewhere.
    speed === null && latency !== null
      ? t('gained.latency', {
          share: wholePercent(latency.ratio),
          own: duration(latency.mine),
          other: duration(latency.theirs),
        })
      : null,
    memory &&
      t('gained.memory', {
        share: wholePercent(memory.ratio),
        own: bytes(memory.mine),
        other: bytes(memory.theirs),
      }),
    ...atStake(),
  ];
  const known = facts.some((fact) => fact !== null);
  return (
    <Fact title={t('gained.title')}>
      {known ? <Facts facts={facts} /> : <p className="text-quiet">{t('gained.nothing')}</p>}
    </Fact>
  );

  function atStake(): (string | null)[] {
    const { stakes } = report.study;
    const gain = reportGains(report)?.find((one) => one.system === system);
    if (stakes === undefined || gain === undefined) return [];
    const { saved, lossCost } = gain;
    return [
      saved === null
        ? null
        : t(saved < 0 ? 'gained.costsMore' : 'gained.saved', { amount: money(Math.abs(saved)) }),
      lossCost === null ? null : t('gained.lossCost', { amount: money(lossCost.atMost) }),
      ...stakes.evidence.flatMap((row) =>
        row.system === system
          ? [t('gained.outside', { name: row.name, result: words(`gains.${outsideResult(row)}`) })]
          : [],
      ),
    ];
  }
}
