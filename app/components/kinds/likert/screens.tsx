import { inLocale } from '#app/core/shared/localized.ts';
import type { LikertTypes } from '#app/core/kinds/likert/definition.ts';
import type { LikertFacts } from '#app/core/kinds/likert/protocol.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { KeyMeaning, KindScreens } from '../kindScreens.ts';
import { GuidelineExample } from './GuidelineExample.tsx';
import { unansweredCriteria } from './likertAnswers.ts';
import { LikertTask } from './LikertTask.tsx';
import { MarkingGuidelines } from './marking/MarkingGuidelines.tsx';
import { useMarkingKeys } from './marking/useMarkingKeys.ts';
import { ScaleMeanings } from './ScaleMeanings.tsx';

/** Longest scale whose points have a digit each. */
const POINTS_BY_DIGIT = 9;

export const likertScreens: KindScreens<LikertTypes> = {
  kind: 'likert',
  Task: ({ task, answers, onChange, attempts, onLast }) => (
    <LikertTask
      task={task}
      answers={answers}
      onChange={onChange}
      missing={attempts > 0 ? unansweredCriteria(task, answers) : []}
      attempts={attempts}
      onLastRated={onLast}
    />
  ),
  texts: () => [],
  isAnswered: (task, answers) => unansweredCriteria(task, answers).length === 0,
  useMissing: (task, answers) => {
    const { t } = useTranslation('rating');
    const locale = useLocale();
    const keys = unansweredCriteria(task, answers);
    const names = task.criteria
      .filter((c) => keys.includes(c.key))
      .map((c) => inLocale(c.label, locale))
      .join(t('rate.separator'));
    return keys.length === 0 ? null : t('rate.missing', { count: keys.length, names });
  },
  useKeys: ({ criteria, highlights }) => {
    const { t } = useTranslation('rating');
    const markingKeys = useMarkingKeys();
    const points = Math.max(0, ...criteria.map((c) => c.scale).filter((scale) => scale <= POINTS_BY_DIGIT));
    const byDigit: KeyMeaning[] = [
      [t('keys.digitsKey', { scale: points }), t('keys.digits')],
      [t('keys.arrowsKey'), t('keys.arrows')],
    ];
    const slider: KeyMeaning = [t('keys.sliderKey'), t('keys.slider')];
    const clear: KeyMeaning = ['0', t('keys.clear')];
    return [
      ...(points > 0 ? byDigit : []),
      ...(criteria.some((c) => c.scale > POINTS_BY_DIGIT) ? [slider] : []),
      ...(criteria.some((c) => c.required === false) ? [clear] : []),
      [t('keys.tabKey'), t('keys.tab')],
      ...(highlights === undefined ? [] : markingKeys(highlights)),
    ];
  },
  toSent: (_, { ratings, highlights = [] }) => ({
    ratings: { ...ratings },
    ...(highlights.length > 0 ? { highlights: [...highlights] } : {}),
  }),
  fromSent: ({ ratings, highlights = [] }) => ({
    ratings,
    ...(highlights.length === 0 ? {} : { highlights }),
  }),
  Guidelines: LikertGuidelines,
  useWords: () => {
    const { t } = useTranslation('rating');
    return {
      name: t('own.likert'),
      see: t('guidelines.seeLikert'),
      intro: () => t('landing.introLikert'),
    };
  },
};

/** What each point of each scale means; where the lead wrote nothing, how to rate. */
function LikertGuidelines({
  facts: { criteria, severities, categories },
  own,
}: {
  facts: LikertFacts;
  own: boolean;
}) {
  const { t } = useTranslation('rating');
  return (
    <>
      <ScaleMeanings criteria={criteria} />
      {!own && (
        <>
          <p className="mt-2">{t('guidelines.rateIntro')}</p>
          <p>{t('guidelines.rateScale')}</p>
          <GuidelineExample criteria={criteria} />
        </>
      )}
      <MarkingGuidelines severities={severities} categories={categories} />
    </>
  );
}
