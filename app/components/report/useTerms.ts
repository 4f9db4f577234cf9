import { inLocale } from '#app/core/shared/localized.ts';
import type { Report } from '#app/core/reports/report.ts';
import { useLocale } from '#app/i18n/index.ts';
import { reports } from '../kinds/reports.ts';

/** What criteria, and what other kinds of tasks ask, are called in a report's tables; an unknown key stands for itself. */
export function useTerms({ criteria }: Pick<Report, 'criteria'>): (key: string) => string {
  const locale = useLocale();
  const terms: Record<string, string> = {};
  // The kinds are the same for as long as the program runs, and so is the number of hooks.
  // eslint-disable-next-line react-hooks/rules-of-hooks
  for (const { useTerms: useOwn } of reports.all) Object.assign(terms, useOwn());
  return (key) =>
    inLocale(criteria.find((criterion) => criterion.key === key)?.label, locale) ??
    (Object.hasOwn(terms, key) ? terms[key]! : key);
}
