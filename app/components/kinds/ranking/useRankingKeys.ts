import type { BlindRankingTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** The keys of a ranking with what they do. */
export function useRankingKeys(): (task: BlindRankingTask) => [string, string][] {
  const { t } = useTranslation('ranking');
  const { t: ofRating } = useTranslation('rating');
  return ({ form, texts }) => [
    [
      ofRating('keys.digitsKey', { scale: texts.length }),
      form === 'ranking' ? t('keys.place') : t('keys.end'),
    ],
    [t('keys.arrowsKey'), t('keys.arrows')],
    ...(form === 'ranking' ? ([[t('keys.clearKey'), t('keys.clear')]] as [string, string][]) : []),
  ];
}
