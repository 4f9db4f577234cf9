import { useTranslation } from '#app/i18n/index.ts';
import { letterOf, type Ends } from './rankingAnswers.ts';

/** What a ranking still lacks, as a sentence; null where it lacks nothing. See `unrankedRows`. */
export function useMissingRanks(): (rows: readonly (number | keyof Ends)[]) => string | null {
  const { t } = useTranslation('ranking');
  const { t: ofRating } = useTranslation('rating');
  return (rows) => {
    if (rows.length === 0) return null;
    const names = rows
      .map((row) => (typeof row === 'number' ? letterOf(row) : t(row)))
      .join(ofRating('rate.separator'));
    return typeof rows[0] === 'number' ? t('missingPlaces', { names }) : t('missingEnds', { names });
  };
}
