import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { AgreementSummary, Report } from '#app/core/reports/report.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { withInterval } from './figures.ts';

/** How far raters agree, by criterion and coefficient. */
export function AgreementTable({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  if (report.agreement.length === 0) return null;
  const criterionOf = (key: string) =>
    key === 'preference'
      ? t('agreement.preference')
      : (report.criteria.find((criterion) => criterion.key === key)?.label[locale] ?? key);
  return (
    <Section title={t('agreement.title')}>
      <Table caption={t('agreement.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('agreement.criterion')}</HeadCell>
            <HeadCell>{t('agreement.coefficient')}</HeadCell>
            <HeadCell>{t('agreement.value')}</HeadCell>
            <HeadCell numeric>{t('agreement.units')}</HeadCell>
            <HeadCell numeric>{t('agreement.raters')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {report.agreement.map((row, index) => (
            <tr key={index} className="break-inside-avoid">
              <Cell>
                {criterionOf(row.criterion)}
                <span className="text-sm text-quiet">
                  {' · '}
                  {row.withControls ? t('agreement.withControls') : t('agreement.withoutControls')}
                </span>
              </Cell>
              <Cell>{t(`agreement.${coefficientOf(row)}`)}</Cell>
              <Cell className="whitespace-nowrap">{row.note ?? withInterval(row, 2, locale)}</Cell>
              <Cell numeric>{row.units}</Cell>
              <Cell numeric>{row.raters}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function coefficientOf({ coefficient, scaleLevel }: AgreementSummary) {
  if (coefficient !== 'alpha') return coefficient;
  return scaleLevel === 'ordinal' ? 'alphaOrdinal' : 'alphaNominal';
}
