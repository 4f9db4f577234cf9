import { useCallback } from 'react';
import type { BlindRankingTask, RankingTypes } from '#app/core/kinds/ranking/definition.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { KindScreens, TaskScreenProps } from '../kindScreens.ts';
import { letterOf, rankingAnswer, unrankedRows } from './rankingAnswers.ts';
import { RankingGuidelines } from './RankingGuidelines.tsx';
import { RankingTask } from './RankingTask.tsx';
import { useMissingRanks } from './useMissingRanks.ts';
import { useRankingKeys } from './useRankingKeys.ts';

export const rankingScreens: KindScreens<RankingTypes> = {
  kind: 'ranking',
  Task: RankingScreen,
  texts: ({ texts }) => texts.map((_, index) => letterOf(index)),
  isAnswered: (task, answers) => unrankedRows(task, answers).length === 0,
  useMissing: (task, answers) => useMissingRanks()(unrankedRows(task, answers)),
  useKeys: (task) => useRankingKeys()(task),
  toSent: rankingAnswer,
  fromSent: ({ ranks, bestWorst }) => (ranks === undefined ? { ends: bestWorst } : { places: ranks }),
  Guidelines: ({ facts, own }) => (own ? null : <RankingGuidelines ranking={facts} />),
  useWords: () => {
    const { t } = useTranslation('ranking');
    const { t: ofRating } = useTranslation('rating');
    return {
      name: ofRating('own.ranking'),
      see: t('guidelines.see'),
      intro: ({ form }, alone) => {
        switch (form) {
          case 'ranking':
            return t(alone ? 'landing.alone' : 'landing.both');
          case 'best-worst':
            return t(alone ? 'landing.aloneEnds' : 'landing.bothEnds');
        }
      },
    };
  },
};

function RankingScreen(props: TaskScreenProps<BlindRankingTask>) {
  const { task, answers, onChange, onShown, attempts, onLast } = props;
  const textShown = useCallback((index: number) => onShown(letterOf(index)), [onShown]);
  return (
    <RankingTask
      task={task}
      answers={answers}
      onChange={onChange}
      onShown={textShown}
      missing={attempts > 0}
      onLastRanked={onLast}
    />
  );
}
