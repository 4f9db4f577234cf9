import { FigureTable, type FigureRow } from '#app/components/ui/FigureTable.tsx';
import type { FigureName } from '#app/core/reports/figureSignatures.ts';
import type { Report, ReportSystem } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Figure } from './Figure.tsx';
import { bytes, decimal, duration, wholePercent } from './figures.ts';
import { QualityPlot } from './plots/QualityPlot.tsx';
import { STACK } from './stack.ts';

/** What each system takes, beside what it is worth: a column for each system, so that it fits paper and phones. */
export function Costs({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const systems = report.systems.filter(({ role }) => role !== 'control');
  const baseline = systems.find(({ role }) => role === 'baseline');
  if (systems.length === 0) return null;
  const rows: readonly (FigureRow<ReportSystem> & { readonly about: FigureName })[] = [
    { name: t('costs.rating'), about: 'meanRating', figure: ({ meanRating }) => decimal(meanRating, 2) },
    {
      name: t('costs.same'),
      about: 'sameTexts',
      figure: ({ sharedWithBaseline }) => wholePercent(sharedWithBaseline),
    },
    {
      name: t('costs.size'),
      about: 'size',
      figure: (system) => (
        <>
          {bytes(system.sizeBytes)}
          <Share system={system} baseline={baseline} />
        </>
      ),
    },
    { name: t('costs.memory'), about: 'memory', figure: ({ peakMemoryBytes }) => bytes(peakMemoryBytes) },
    { name: t('costs.speed'), about: 'speed', figure: ({ tokensPerSecond }) => decimal(tokensPerSecond, 0) },
    { name: t('costs.latency'), about: 'latency', figure: ({ latencyP50Ms }) => duration(latencyP50Ms) },
    { name: t('costs.slowest'), about: 'slowest', figure: ({ latencyP95Ms }) => duration(latencyP95Ms) },
    {
      name: t('costs.firstToken'),
      about: 'firstToken',
      figure: ({ firstTokenMs }) => duration(firstTokenMs),
    },
    { name: t('costs.tokens'), about: 'tokens', figure: ({ meanTokens }) => decimal(meanTokens, 1) },
    {
      name: t('costs.generation'),
      about: 'generation',
      figure: ({ generationMs }) => duration(generationMs),
    },
  ];
  return (
    <div className={STACK}>
      <CostPlots report={report} systems={systems} />
      <FigureTable
        caption={t('costs.caption')}
        head={t('costs.figure')}
        systems={systems}
        headOf={({ system, role }) => (
          <>
            {system}
            <span className="block font-normal text-quiet">{t(`costs.${role}`)}</span>
          </>
        )}
        rows={rows.map((row) => ({ ...row, told: <Figure of={row.about}>{row.name}</Figure> }))}
      />
    </div>
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

/** What a system takes that is set against what its texts are worth. */
const TAKEN = [
  { name: 'size', of: ({ sizeBytes }: ReportSystem) => sizeBytes, told: bytes },
  { name: 'latency', of: ({ latencyP50Ms }: ReportSystem) => latencyP50Ms, told: duration },
] as const;

/** Size and waiting against what texts are worth to people, where both are known of two systems at least. */
function CostPlots({ report, systems }: { report: Report; systems: readonly ReportSystem[] }) {
  const { t } = useTranslation('report');
  const margins = new Set(
    report.verdict.candidates[0]!.lines.flatMap(({ kind, unit, accept }) =>
      kind === 'criterion' && unit === 'points' ? [accept] : [],
    ),
  );
  const accept = margins.size === 1 ? [...margins][0]! : null;
  const plots = TAKEN.flatMap(({ name, of, told }) => {
    const points = systems.flatMap((system) => {
      const [takes, rating] = [of(system), system.meanRating];
      if (takes === null || rating === null) return [];
      return [{ system: system.system, takes, rating, isBaseline: system.role === 'baseline' }];
    });
    return points.length < 2 ? [] : [{ name, points, told }];
  });
  if (plots.length === 0) return null;
  return (
    <div className="grid gap-x-10 gap-y-6 md:grid-cols-2 print:grid-cols-2">
      {plots.map(({ name, points, told }) => (
        <QualityPlot key={name} title={t(`costs.${name}`)} points={points} accept={accept} told={told} />
      ))}
    </div>
  );
}
