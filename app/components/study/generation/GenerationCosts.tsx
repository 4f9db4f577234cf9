import { bytes, decimal, duration } from '#app/components/report/figures.ts';
import { FigureTable } from '#app/components/ui/FigureTable.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { SystemGeneration } from '#app/core/reports/systemGeneration.ts';

/** What each system takes: a column for each system; figures that are known of none are left out. */
export function GenerationCosts({ systems }: { systems: readonly SystemGeneration[] }) {
  const { t } = useTranslation('generation');
  const rows = [
    row(t('size'), ({ sizeBytes }) => sizeBytes, bytes),
    row(t('memory'), ({ peakMemoryBytes }) => peakMemoryBytes, bytes),
    row(t('speed'), ({ tokensPerSecond }) => tokensPerSecond, rounded),
    row(t('firstToken'), ({ firstTokenMs }) => firstTokenMs, duration),
    row(t('latencyP50'), ({ latencyP50Ms }) => latencyP50Ms, duration),
    row(t('latencyP95'), ({ latencyP95Ms }) => latencyP95Ms, duration),
    row(t('whole'), ({ generationMs }) => generationMs, duration),
    row(t('perplexity'), ({ perplexity }) => perplexity, exact),
  ].filter(({ value }) => systems.some((system) => value(system) !== null));
  if (rows.length === 0) return null;
  return (
    <div className="lg:w-2/3">
      <FigureTable caption={t('costs')} head={t('figure')} systems={systems} rows={rows} />
    </div>
  );
}

type Value = (system: SystemGeneration) => number | null;

function row(name: string, value: Value, show: (value: number | null) => string) {
  return { name, value, figure: (system: SystemGeneration) => show(value(system)) };
}

const rounded = (value: number | null) => decimal(value, 0);
const exact = (value: number | null) => decimal(value, 2);
