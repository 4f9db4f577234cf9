import { said } from '../../shared/errors.ts';
import type { KindDefinition } from '../definition.ts';
import { RANKED_SLOTS } from '../layout.ts';
import {
  rankingAnswerShape,
  rankingProblems,
  type RankingAnswer,
  type RankingAsked,
  type RankingFields,
} from './answer.ts';
import type { RankingOptions } from './options.ts';
import {
  optionsOfRankings,
  rankingProtocolProblems,
  rankingShape,
  rankingStudyProblems,
} from './protocol.ts';
import { bestWorstOf, denseRanks, ranksAsShown, ranksBySlot, ranksOfBestWorst } from './ranks.ts';
import { simulateRanking } from './simulate.ts';
import type { RankingJudged } from './judged.ts';
import type { RankingData } from './rows.ts';
import { RANKINGS } from './tables.ts';
import type { BlindRankingTask } from './task.ts';

export type { BlindRankingTask } from './task.ts';

export interface RankingStored {
  /** The place of each slot, 1 = best. */
  readonly ranks: ReadonlyMap<string, number>;
}

export interface RankingTypes {
  readonly shape: typeof rankingShape;
  readonly facts: RankingOptions;
  readonly task: BlindRankingTask;
  readonly asked: RankingAsked;
  readonly fields: RankingFields;
  readonly answer: RankingAnswer;
  readonly stored: RankingStored;
  readonly data: RankingData;
  readonly judged: RankingJudged;
  readonly line: 'ranking';
  readonly table: typeof RANKINGS;
}

/** All distinct texts of an item's systems under test are put in order at once, where there are two at least. */
export const ranking: KindDefinition<RankingTypes> = {
  kind: 'ranking',
  layout: 'order',
  protocol: {
    shape: rankingShape,
    asks: ({ ranking }) => ranking !== false,
    problems: rankingProtocolProblems,
    studyProblems: rankingStudyProblems,
    facts: (part) => {
      const { form, ties } = optionsOfRankings(part);
      return { form, ties };
    },
  },
  lines: { ranking: { en: 'ranking', zh: '排序' } },
  build: ({ compared }) =>
    compared.length < 2
      ? []
      : [compared.flatMap((same, i) => same.map(({ id }) => ({ output: id, slot: RANKED_SLOTS[i]! })))],
  blind: (part, texts) => {
    const { form, ties } = optionsOfRankings(part);
    return {
      kind: 'ranking',
      form,
      texts: [...texts],
      ...(form === 'ranking' && !ties ? { ties: false as const } : {}),
    };
  },
  answer: {
    shape: rankingAnswerShape,
    takes: said('takes-places'),
    asked: (part, { texts }) => ({ kind: 'ranking', ...optionsOfRankings(part), texts }),
    readsText: () => false,
    problems: rankingProblems,
    toStored: ({ ranks, bestWorst }, { arrangement }) => {
      const shown = arrangement ?? '';
      return {
        ranks: ranksBySlot(
          ranks === undefined ? ranksOfBestWorst(bestWorst!, shown.length) : denseRanks(ranks),
          shown,
        ),
      };
    },
    fromStored: ({ ranks: bySlot }, { arrangement }, part) => {
      const ranks = ranksAsShown(bySlot, arrangement ?? '');
      switch (optionsOfRankings(part).form) {
        case 'ranking':
          return { kind: 'ranking', ranks };
        case 'best-worst':
          return { kind: 'ranking', bestWorst: bestWorstOf(ranks) };
      }
    },
  },
  simulate: simulateRanking,
  tables: { answers: [RANKINGS], remarks: [] },
  training: null,
};
