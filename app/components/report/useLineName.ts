import type { ReportCriterion } from '#app/core/reports/report.ts';
import { capitalised, lineLabel } from '#app/core/reports/words.ts';
import { useLocale } from '#app/i18n/index.ts';

/** What a line of people is called: a criterion by its label. */
export function useLineName(criteria: readonly ReportCriterion[]): (name: string) => string {
  const locale = useLocale();
  const labels = new Map(criteria.map(({ key, label }) => [key, label]));
  return (name) => capitalised(lineLabel({ kind: 'criterion', name }, labels, locale));
}
