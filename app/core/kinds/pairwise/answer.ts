import { z } from 'zod';
import { problem, type Problem } from '../../shared/errors.ts';
import type { ShownPreference } from './choice.ts';
import type { PairwiseOptions } from './protocol.ts';

/** How much better a preferred text is. */
export const STRENGTHS = ['much', 'slightly'] as const;
export type Strength = (typeof STRENGTHS)[number];

export const pairwiseAnswerShape = {
  /** As shown. */
  preference: z.enum(['left', 'right', 'tie']).optional(),
  /** How much better the preferred text is, where the study asks for it; none with a tie. */
  strength: z.enum(STRENGTHS).optional(),
};
export type PairwiseFields = z.output<z.ZodObject<typeof pairwiseAnswerShape>>;

/** Which of two texts a rater would rather have. */
export interface PairwiseAnswer {
  readonly kind: 'pairwise';
  readonly preference: ShownPreference;
  /** Absent where it was not asked, and for a tie. */
  readonly strength?: Strength;
}

export interface PairwiseAsked extends PairwiseOptions {
  readonly kind: 'pairwise';
}

/** All that is wrong with a preference: it is needed, and its strength where that is asked. */
export function pairwiseProblems(
  { ties, strength: asksStrength }: PairwiseAsked,
  { preference, strength }: PairwiseFields,
): Problem[] {
  const problems: Problem[] = [];
  if (preference === undefined) {
    problems.push(problem('preference', 'preference-missing', { ties }));
  }
  if (preference === 'tie' && !ties) {
    problems.push(problem('preference', 'no-ties'));
  }
  const preferred = preference === 'left' || preference === 'right';
  if (asksStrength && preferred && strength === undefined) {
    problems.push(problem('strength', 'strength-missing'));
  }
  if (strength !== undefined && (!asksStrength || preference === 'tie')) {
    problems.push(problem('strength', asksStrength ? 'tie-has-no-strength' : 'strength-not-asked'));
  }
  return problems;
}
