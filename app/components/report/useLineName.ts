import type { ReportCriterion } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { useLabel } from './Gates.tsx';

/** What a line of people is called: a criterion by its label. */
export function useLineName(criteria: readonly ReportCriterion[]): (name: string) => string {
  const { t } = useTranslation('report');
  const label = useLabel(criteria);
  return (name) => {
    if (name === 'preference') return t('agreement.preference');
    return name === 'ranking' ? t('agreement.ranking') : label(name);
  };
}
