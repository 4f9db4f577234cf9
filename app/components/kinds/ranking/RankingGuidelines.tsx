import type { RankingOptions } from '#app/core/kinds/ranking/options.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** How to put texts in order, or to name the best and the worst. */
export function RankingGuidelines({ ranking: { form, ties } }: { ranking: RankingOptions }) {
  const { t } = useTranslation('ranking');
  return (
    <>
      <h3 className="mt-4">{form === 'ranking' ? t('guidelines.title') : t('guidelines.titleEnds')}</h3>
      {form === 'ranking' ? (
        <>
          <p>{t('guidelines.rank')}</p>
          <p>{ties ? t('guidelines.ties') : t('guidelines.noTies')}</p>
        </>
      ) : (
        <p>{t('guidelines.ends')}</p>
      )}
      <p>{t('guidelines.order')}</p>
    </>
  );
}
