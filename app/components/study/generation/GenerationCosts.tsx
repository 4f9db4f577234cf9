import { bytes, decimal, duration } from '#app/components/report/figures.ts';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { SystemGeneration } from '#app/core/reports/systemGeneration.ts';

/** What each system takes: a column for each system; figures that are known of none are left out. */
export function GenerationCosts({ systems }: { systems: readonly SystemGeneration[] }) {
  const { t } = useTranslation('generation');
  const rows = [
    { name: t('size'), values: systems.map(({ sizeBytes }) => sizeBytes), show: bytes },
    { name: t('memory'), values: systems.map(({ peakMemoryBytes }) => peakMemoryBytes), show: bytes },
    { name: t('speed'), values: systems.map(({ tokensPerSecond }) => tokensPerSecond), show: rounded },
    { name: t('firstToken'), values: systems.map(({ firstTokenMs }) => firstTokenMs), show: duration },
    { name: t('latencyP50'), values: systems.map(({ latencyP50Ms }) => latencyP50Ms), show: duration },
    { name: t('latencyP95'), values: systems.map(({ latencyP95Ms }) => latencyP95Ms), show: duration },
    { name: t('whole'), values: systems.map(({ generationMs }) => generationMs), show: duration },
    { name: t('perplexity'), values: systems.map(({ perplexity }) => perplexity), show: exact },
  ].filter(({ values }) => values.some((value) => value !== null));
  if (rows.length === 0) return null;
  return (
    <div className="lg:w-2/3">
      <Table caption={t('costs')}>
        <thead>
          <tr>
            <HeadCell>{t('figure')}</HeadCell>
            {systems.map(({ system }) => (
              <HeadCell key={system} numeric>
                {system}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values, show }) => (
            <tr key={name}>
              <Cell className="min-w-40">{name}</Cell>
              {values.map((value, index) => (
                <Cell key={systems[index]!.system} numeric className="whitespace-nowrap">
                  {show(value)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

const rounded = (value: number | null) => decimal(value, 0);
const exact = (value: number | null) => decimal(value, 2);
