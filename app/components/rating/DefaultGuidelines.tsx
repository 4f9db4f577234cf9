import { useTranslation } from '#app/i18n/index.ts';
import { GuidelineExample } from './GuidelineExample.tsx';
import { MarkingGuidelines } from './marking/MarkingGuidelines.tsx';
import { RankingGuidelines } from './ranking/RankingGuidelines.tsx';
import { ScaleMeanings, type GuidelineFacts } from './Guidelines.tsx';

/** Guidelines for a study whose lead wrote none: what one sees, how to judge, what to do when in doubt. */
export function DefaultGuidelines({ facts }: { facts: GuidelineFacts }) {
  const { t } = useTranslation('rating');
  const { t: ofRanking } = useTranslation('ranking');
  const likert = facts.criteria.length > 0;
  return (
    <div className="grid max-w-line gap-3">
      <h3>{t('guidelines.seeTitle')}</h3>
      <p>
        {likert
          ? t('guidelines.seeLikert')
          : facts.pairwise === null && facts.ranking
            ? ofRanking('guidelines.see')
            : t('guidelines.seePairwise')}
      </p>
      <p>{t('guidelines.writers')}</p>
      <ScaleMeanings criteria={facts.criteria} />
      {likert && (
        <>
          <p className="mt-2">{t('guidelines.rateIntro')}</p>
          <p>{t('guidelines.rateScale')}</p>
          <GuidelineExample criteria={facts.criteria} />
          <MarkingGuidelines severities={facts.severities ?? []} />
        </>
      )}
      {facts.pairwise !== null && (
        <>
          <h3 className="mt-4">{t('guidelines.compareTitle')}</h3>
          <p>{t('guidelines.compare')}</p>
          <p>
            {facts.pairwise.ties ? t('guidelines.compareTies') : t('guidelines.compareNoTies')}{' '}
            {facts.pairwise.strength && t('guidelines.compareStrength')}
          </p>
          <p>{t('guidelines.compareSides')}</p>
        </>
      )}
      {facts.ranking && <RankingGuidelines ranking={facts.ranking} />}
      <h3 className="mt-4">{t('guidelines.careTitle')}</h3>
      <p>{t('guidelines.care')}</p>
    </div>
  );
}
