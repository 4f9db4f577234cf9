import type { BlindPairwiseTask } from '#app/core/ratings/blindTask.ts';
import type { Strength } from '#app/core/kinds/pairwise/answer.ts';
import type { ShownPreference } from '#app/core/kinds/pairwise/choice.ts';

/** One of the choices that a pair offers. */
export interface PreferenceOption {
  readonly preference: ShownPreference;
  /** Null where no strength is asked, and for "about the same". */
  readonly strength: Strength | null;
  readonly message:
    | 'rate.betterA'
    | 'rate.betterB'
    | 'rate.muchBetterA'
    | 'rate.muchBetterB'
    | 'rate.slightlyBetterA'
    | 'rate.slightlyBetterB'
    | 'rate.same';
}

const SAME: PreferenceOption = { preference: 'tie', strength: null, message: 'rate.same' };
const PLAIN_A: PreferenceOption = { preference: 'left', strength: null, message: 'rate.betterA' };
const PLAIN_B: PreferenceOption = { preference: 'right', strength: null, message: 'rate.betterB' };
const FOR_A: readonly PreferenceOption[] = [
  { preference: 'left', strength: 'much', message: 'rate.muchBetterA' },
  { preference: 'left', strength: 'slightly', message: 'rate.slightlyBetterA' },
];
const FOR_B: readonly PreferenceOption[] = [
  { preference: 'right', strength: 'slightly', message: 'rate.slightlyBetterB' },
  { preference: 'right', strength: 'much', message: 'rate.muchBetterB' },
];

/**
 * What a pair offers, from "A is (much) better" to "B is (much) better": two to five choices, as many for A as
 * for B. The key of a choice is its place in the row, from 1.
 */
export function preferenceOptions({
  ties,
  strength,
}: Pick<BlindPairwiseTask, 'ties' | 'strength'>): readonly PreferenceOption[] {
  const middle = ties === false ? [] : [SAME];
  return strength === true ? [...FOR_A, ...middle, ...FOR_B] : [PLAIN_A, ...middle, PLAIN_B];
}
