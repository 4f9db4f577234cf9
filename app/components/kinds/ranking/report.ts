import { useTranslation } from '#app/i18n/index.ts';
import type { KindReport } from '../kindReport.ts';
import { Rankings } from './Rankings.tsx';

export const rankingReport: KindReport = {
  kind: 'ranking',
  sections: {
    comparisons: {
      id: 'rankings',
      shown: ({ rankings }) => rankings.length > 0,
      useWords: ({ rankings }) => {
        const { t } = useTranslation('parts');
        const form = rankings[0]?.form === 'best-worst' ? 'bestWorst' : 'rankings';
        return { title: t(`of.${form}.title`), says: t(`of.${form}.says`) };
      },
      Part: Rankings,
    },
    answers: null,
    remarks: null,
  },
  useTerms: () => {
    const { t } = useTranslation('report');
    return { ranking: t('agreement.ranking') };
  },
};
