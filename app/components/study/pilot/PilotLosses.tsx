import { Explain } from '#app/components/ui/Explain.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { PilotFound } from '#app/services/pilots/pilotResult.ts';

/** What a slight control costs by each line, by a closed pilot. */
export function PilotLosses({ lines }: Pick<PilotFound, 'lines'>) {
  const { t } = useTranslation('pilot');
  const locale = useLocale();
  return (
    <Section title={t('losses.title')}>
      <Table caption={t('losses.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('losses.line')}</HeadCell>
            <HeadCell numeric>{t('losses.loss')}</HeadCell>
            <HeadCell numeric>
              <Explain term={t('losses.d')}>{t('losses.dExplained')}</Explain>
            </HeadCell>
            <HeadCell numeric>{t('losses.share')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, label, loss, d, range }) => (
            <tr key={line}>
              <Cell>{inLocale(label ?? undefined, locale) ?? t('losses.preference')}</Cell>
              {loss === null || d === null ? (
                <Cell colSpan={3} className="text-quiet">
                  {t('losses.few')}
                </Cell>
              ) : (
                <>
                  <Cell numeric>{loss.toFixed(2)}</Cell>
                  <Cell numeric className="font-semibold">
                    {d.toFixed(2)}
                  </Cell>
                  <Cell numeric>{Math.round((100 * d) / range)} %</Cell>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
