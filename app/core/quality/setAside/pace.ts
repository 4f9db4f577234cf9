/** Fewer timed tasks than this say nothing of a rater's pace. */
const LEAST_TASKS = 20;
/** Nobody reads a text and answers in less, in milliseconds. */
const IMPOSSIBLE_MS = 1000;
/** Nor in less than this share of the time that raters usually take here. */
const IMPOSSIBLE_SHARE = 0.1;

/**
 * Whether more than half of a rater's tasks took less time than anybody needs to read them.
 *
 * @param times active milliseconds of each of the rater's tasks
 * @param usual the median over raters of their median, null where nobody's is known
 */
export function isImpossiblyFast(times: readonly number[], usual: number | null): boolean {
  if (times.length < LEAST_TASKS) return false;
  const least = Math.max(IMPOSSIBLE_MS, IMPOSSIBLE_SHARE * (usual ?? 0));
  return times.filter((ms) => ms < least).length > times.length / 2;
}
