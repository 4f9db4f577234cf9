import { useCallback } from 'react';
import type { BlindPairwiseTask, PairwiseTypes } from '#app/core/kinds/pairwise/definition.ts';
import type { PairwiseOptions } from '#app/core/kinds/pairwise/protocol.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { KindScreens, TaskScreenProps } from '../kindScreens.ts';
import { isPreferenceComplete } from './pairwiseAnswers.ts';
import { PairwiseTask } from './PairwiseTask.tsx';
import type { Side } from './side.ts';
import { preferenceOptions } from './preferenceChoices.ts';

/** The letter that raters know a side by. */
const LETTERS: Readonly<Record<Side, string>> = { left: 'A', right: 'B' };

export const pairwiseScreens: KindScreens<PairwiseTypes> = {
  kind: 'pairwise',
  Task: PairScreen,
  texts: () => Object.values(LETTERS),
  isAnswered: isPreferenceComplete,
  useMissing: (task, answers) => {
    const { t } = useTranslation('rating');
    return isPreferenceComplete(task, answers) ? null : t('rate.missingPreference');
  },
  useKeys: (task) => {
    const { t } = useTranslation('rating');
    return [
      [t('keys.digitsKey', { scale: preferenceOptions(task).length }), t('keys.preference')],
      ['D', t('keys.differences')],
    ];
  },
  toSent: (_, { preference, strength }) => ({
    ...(preference === null ? {} : { preference }),
    ...(strength === null ? {} : { strength }),
  }),
  fromSent: ({ preference, strength = null }) => ({ preference, strength }),
  Guidelines: PairwiseGuidelines,
  useWords: () => {
    const { t } = useTranslation('rating');
    return {
      name: t('own.pairwise'),
      see: t('guidelines.seePairwise'),
      intro: (_, alone) => t(alone ? 'landing.introPairwise' : 'landing.introBoth'),
    };
  },
};

function PairScreen({ task, answers, onChange, onShown, attempts }: TaskScreenProps<BlindPairwiseTask>) {
  const sideShown = useCallback((side: Side) => onShown(LETTERS[side]), [onShown]);
  return (
    <PairwiseTask
      task={task}
      answers={answers}
      onChange={onChange}
      onShown={sideShown}
      missing={attempts > 0 && !isPreferenceComplete(task, answers)}
    />
  );
}

/** How to compare two texts. */
function PairwiseGuidelines({ facts: { ties, strength }, own }: { facts: PairwiseOptions; own: boolean }) {
  const { t } = useTranslation('rating');
  if (own) return null;
  return (
    <>
      <h3 className="mt-4">{t('guidelines.compareTitle')}</h3>
      <p>{t('guidelines.compare')}</p>
      <p>
        {ties ? t('guidelines.compareTies') : t('guidelines.compareNoTies')}{' '}
        {strength && t('guidelines.compareStrength')}
      </p>
      <p>{t('guidelines.compareSides')}</p>
    </>
  );
}
