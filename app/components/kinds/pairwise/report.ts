import { useTranslation } from '#app/i18n/index.ts';
import type { KindReport } from '../kindReport.ts';

/** Preferences are shown whatever kind of task they come from: see `Preferences` of the report. */
export const pairwiseReport: KindReport = {
  kind: 'pairwise',
  sections: { comparisons: null, answers: null, remarks: null },
  useTerms: () => {
    const { t } = useTranslation('report');
    return { preference: t('agreement.preference') };
  },
};
