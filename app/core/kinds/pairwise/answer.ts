import { z } from 'zod';
import type { Problem } from '../../shared/errors.ts';
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
    problems.push({
      path: 'preference',
      message: `The preference is missing: ${ties ? 'left, right or tie' : 'left or right'}.`,
    });
  }
  if (preference === 'tie' && !ties) {
    problems.push({ path: 'preference', message: 'This study allows no ties; choose left or right.' });
  }
  const preferred = preference === 'left' || preference === 'right';
  if (asksStrength && preferred && strength === undefined) {
    problems.push({ path: 'strength', message: 'How much better it is is missing: much or slightly.' });
  }
  if (strength !== undefined && (!asksStrength || preference === 'tie')) {
    const why = asksStrength ? 'A tie has no strength' : 'This study asks for no strength';
    problems.push({ path: 'strength', message: `${why}; leave it out.` });
  }
  return problems;
}
