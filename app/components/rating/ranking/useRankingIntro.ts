import { useTranslation } from '#app/i18n/index.ts';
import type { GuidelineFacts } from '../Guidelines.tsx';

/** What a rater of rankings has before them, in a sentence; null where nothing is ranked. */
export function useRankingIntro({ ranking, criteria }: GuidelineFacts): string | null {
  const { t } = useTranslation('ranking');
  if (!ranking) return null;
  const ends = ranking.form === 'best-worst';
  if (criteria.length === 0) return ends ? t('landing.aloneEnds') : t('landing.alone');
  return ends ? t('landing.bothEnds') : t('landing.both');
}
