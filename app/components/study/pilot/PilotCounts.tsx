import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { LineControls } from '#app/services/pilots/controlCounts.ts';

/** How many slight controls each criterion has, and what it means where they are fewer than were aimed at. */
export function PilotCounts({ controls }: { controls: readonly LineControls[] }) {
  const { t } = useTranslation('pilot');
  const locale = useLocale();
  return (
    <Section title={t('counts.title')}>
      <Table caption={t('counts.caption')} className="max-w-form">
        <thead>
          <tr>
            <HeadCell>{t('counts.criterion')}</HeadCell>
            <HeadCell numeric>{t('counts.slight')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {controls.map(({ criterion, slight, aimed }) => (
            <tr key={criterion?.key ?? ''}>
              <Cell>{criterion === null ? t('counts.compared') : inLocale(criterion.label, locale)}</Cell>
              <Cell numeric>
                {slight < aimed ? t('counts.of', { count: slight, aimed }) : String(slight)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {controls.some(({ slight, aimed }) => slight < aimed) && (
        <p className="max-w-line text-quiet">
          {t('counts.few')} {controls.some(({ slight }) => slight === 0) && t('counts.none')}
        </p>
      )}
    </Section>
  );
}
