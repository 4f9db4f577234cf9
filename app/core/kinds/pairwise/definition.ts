import { said } from '../../shared/errors.ts';
import type { KindDefinition } from '../definition.ts';
import type { BlindTaskBase } from '../task.ts';
import {
  pairwiseAnswerShape,
  pairwiseProblems,
  STRENGTHS,
  type PairwiseAnswer,
  type PairwiseAsked,
  type PairwiseFields,
} from './answer.ts';
import { choiceOf, preferenceOf, type Choice } from './choice.ts';
import { optionsOfPairs, pairwiseOptions, pairwiseShape, type PairwiseOptions } from './protocol.ts';
import type { PairwiseJudged } from './judged.ts';
import type { PairwiseData } from './rows.ts';
import { PREFERENCES } from './tables.ts';
import { pairwiseTraining } from './training.ts';

export interface BlindPairwiseTask extends BlindTaskBase {
  readonly kind: 'pairwise';
  /** The text shown as A (left, or above on a phone). */
  readonly left: string;
  /** The text shown as B. */
  readonly right: string;
  /** There where "about equal" may not be chosen. */
  readonly ties?: false;
  /** There where a preference needs its strength: much or slightly. */
  readonly strength?: true;
}

export interface PairwiseStored {
  readonly choice: Choice;
  /** Null where none was asked, and for a tie. */
  readonly strength: string | null;
}

export interface PairwiseTypes {
  readonly shape: typeof pairwiseShape;
  readonly facts: PairwiseOptions;
  readonly task: BlindPairwiseTask;
  readonly asked: PairwiseAsked;
  readonly fields: PairwiseFields;
  readonly answer: PairwiseAnswer;
  readonly stored: PairwiseStored;
  readonly data: PairwiseData;
  readonly judged: PairwiseJudged;
  readonly line: 'preference';
  readonly table: typeof PREFERENCES;
}

/**
 * Two texts are compared: each of an item's distinct texts with each, because a text that stood in every pair would be
 * known as the baseline's. Outputs with the same text are not compared and count as a tie; controls are not compared.
 */
export const pairwise: KindDefinition<PairwiseTypes> = {
  kind: 'pairwise',
  layout: 'sides',
  protocol: {
    shape: pairwiseShape,
    asks: ({ pairwise }) => pairwise !== false,
    problems: () => [],
    studyProblems: () => [],
    facts: (part) => pairwiseOptions(part)!,
  },
  lines: { preference: { en: 'preference', zh: '偏好' } },
  build: ({ compared }) =>
    compared.flatMap((one, i) =>
      compared
        .slice(i + 1)
        .map((other) => [
          ...one.map(({ id }) => ({ output: id, slot: 'a' as const })),
          ...other.map(({ id }) => ({ output: id, slot: 'b' as const })),
        ]),
    ),
  blind: (part, [left, right]) => {
    const { ties, strength } = optionsOfPairs(part);
    return {
      kind: 'pairwise',
      left: left!,
      right: right!,
      ...(ties ? {} : { ties: false as const }),
      ...(strength ? { strength: true as const } : {}),
    };
  },
  answer: {
    shape: pairwiseAnswerShape,
    takes: said('takes-preference'),
    asked: (part) => ({ kind: 'pairwise', ...optionsOfPairs(part) }),
    readsText: () => false,
    problems: pairwiseProblems,
    toStored: ({ preference, strength = null }, { swapped }) => ({
      choice: choiceOf(preference!, swapped),
      strength,
    }),
    fromStored: ({ choice, strength }, { swapped }) => {
      const known = STRENGTHS.find((one) => one === strength);
      return {
        kind: 'pairwise',
        preference: preferenceOf(choice, swapped),
        ...(known === undefined ? {} : { strength: known }),
      };
    },
  },
  simulate: ({ left, right, ties, strength }, { impression, sameWithin, muchFrom }) => {
    const difference = impression(left, 'overall', 5) - impression(right, 'overall', 5);
    if (Math.abs(difference) < sameWithin && ties !== false) return { kind: 'pairwise', preference: 'tie' };
    const preference = difference > 0 ? 'left' : 'right';
    if (strength !== true) return { kind: 'pairwise', preference };
    return {
      kind: 'pairwise',
      preference,
      strength: Math.abs(difference) < muchFrom ? 'slightly' : 'much',
    };
  },
  tables: { answers: [PREFERENCES], remarks: [] },
  training: pairwiseTraining,
};
