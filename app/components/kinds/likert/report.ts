import { useTranslation } from '#app/i18n/index.ts';
import type { KindReport } from '../kindReport.ts';
import { Distributions } from './Distributions.tsx';
import { Faults } from './Faults.tsx';

export const likertReport: KindReport = {
  kind: 'likert',
  sections: {
    comparisons: null,
    answers: {
      id: 'ratings',
      shown: ({ ratings }) => ratings.length > 0,
      useWords: () => {
        const { t } = useTranslation('parts');
        return { title: t('of.ratings.title'), says: t('of.ratings.says') };
      },
      Part: Distributions,
    },
    remarks: {
      id: 'faults',
      shown: ({ faults }) => faults.length > 0,
      useWords: () => {
        const { t } = useTranslation('parts');
        return { title: t('of.faults.title'), says: t('of.faults.says') };
      },
      Part: Faults,
    },
  },
  useTerms: () => ({}),
};
