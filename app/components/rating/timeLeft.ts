import type { RaterProgress } from '#app/core/ratings/blindTask.ts';

/** Minutes that the rest will take at the rater's own median pace, at least 1; null while there is no pace yet. */
export function minutesLeft({ done, total, medianActiveMs }: RaterProgress): number | null {
  const left = total - done;
  if (medianActiveMs === null || left <= 0) return null;
  return Math.max(1, Math.round((left * medianActiveMs) / 60_000));
}
