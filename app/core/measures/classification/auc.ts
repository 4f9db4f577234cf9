import { averageRanks } from '#app/core/statistics/ranks.ts';

/**
 * The area under the ROC curve: the probability that an item of the class scores higher than one that isn't, ties
 * counting half (Hanley & McNeil 1982). 0–1, ½ by chance.
 *
 * @param scores finite, higher where the class is more likely
 * @returns null where there is no item of the class, or none outside of it
 */
export function auc(ofClass: readonly boolean[], scores: readonly number[]): number | null {
  const positives = ofClass.filter((is) => is).length;
  const negatives = ofClass.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const { ranks } = averageRanks(scores);
  let sum = 0;
  ofClass.forEach((is, i) => {
    if (is) sum += ranks[i]!;
  });
  return (sum - (positives * (positives + 1)) / 2) / positives / negatives;
}
