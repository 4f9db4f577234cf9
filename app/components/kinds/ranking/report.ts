import { useTranslation } from '#app/i18n/index.ts';
import type { KindReport } from '../kindReport.ts';
import { Rankings } from './Rankings.tsx';

export const rankingReport: KindReport = {
  kind: 'ranking',
  sections: { comparisons: Rankings, answers: null, remarks: null },
  useTerms: () => {
    const { t } = useTranslation('report');
    return { ranking: t('agreement.ranking') };
  },
};
