import type { Strength } from '#app/core/kinds/pairwise/answer.ts';
import type { ShownPreference } from '#app/core/kinds/pairwise/choice.ts';
import type { BlindPairwiseTask } from '#app/core/ratings/blindTask.ts';

/** What a rater has answered so far to a pair. */
export interface PairwiseAnswers {
  readonly preference: ShownPreference | null;
  /** How much better the preferred text is; null where that is not asked, and with a tie. */
  readonly strength: Strength | null;
}

/** Whether there is a preference, with its strength where that is asked. */
export function isPreferenceComplete(
  task: Pick<BlindPairwiseTask, 'strength'>,
  { preference, strength }: PairwiseAnswers,
): boolean {
  if (preference === null) return false;
  return task.strength !== true || preference === 'tie' || strength !== null;
}
