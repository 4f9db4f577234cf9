import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { PilotFound } from '#app/services/pilots/pilotResult.ts';

/** Variance components with their uncertainty, how long tasks took, and what stays assumed. */
export function PilotComponents({ found: { components, secondsPerTask } }: { found: PilotFound }) {
  const { t } = useTranslation('pilot');
  const assumed = <span className="text-quiet">{t('components.assumed')}</span>;
  return (
    <Section title={t('components.title')}>
      <Table caption={t('components.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('components.name')}</HeadCell>
            <HeadCell numeric>{t('components.value')}</HeadCell>
            <HeadCell numeric>{t('components.range')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {components.map((component) => (
            <tr key={component.name}>
              <Cell>{t(`components.names.${component.name}`)}</Cell>
              <Cell numeric>{component.value.toFixed(2)}</Cell>
              <Cell numeric className="whitespace-nowrap">
                {component.assumed
                  ? assumed
                  : component.lower === null || component.upper === null
                    ? '–'
                    : `${component.lower.toFixed(2)} … ${component.upper.toFixed(2)}`}
              </Cell>
            </tr>
          ))}
          <tr>
            <Cell>{t('components.seconds')}</Cell>
            <Cell numeric>{secondsPerTask === null ? '–' : secondsPerTask.toFixed(0)}</Cell>
            <Cell numeric>{secondsPerTask === null ? assumed : '–'}</Cell>
          </tr>
        </tbody>
      </Table>
      <p className="max-w-line text-sm text-quiet">{t('components.note')}</p>
    </Section>
  );
}
