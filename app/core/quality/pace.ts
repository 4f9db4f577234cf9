/**
 * A task judged in less than this share of the time that raters usually take for one of its kind is counted as fast:
 * short texts are read quickly by everyone, so that a few are no sign of anything, and many are worth a question.
 */
export const FAST_SHARE = 1 / 3;
