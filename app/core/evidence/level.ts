/** Confidence of intervals that describe and decide nothing. */
export const DESCRIPTIVE_LEVEL = 0.95;
