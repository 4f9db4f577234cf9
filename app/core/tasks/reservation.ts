/** Blocks that a rater is given who has judged none: what somebody who leaves at once may hold. Two can alternate. */
export const FIRST_BLOCKS = 2;

/** How many times over those at work could share what is free, before anybody's share is the limit. */
const ROUNDS = 2;

/**
 * Most blocks to reserve for a rater: few at first and, as blocks are judged, up to the study's sitting; towards the
 * end a fair part of what is free, so that it lasts for everybody at work until it is judged (guided self-scheduling:
 * Polychronopoulos & Kuck 1987). Never fewer than two: the texts of one item could not stand apart. It follows from
 * counts alone, and says nothing of systems or texts.
 *
 * @param judged blocks that the rater has judged
 * @param limit the study's blocks in a sitting
 * @example reservationSize(0, 12) // 2, then 4, then 12
 */
export function reservationSize(judged: number, limit: number): number {
  return Math.min(limit, Math.max(FIRST_BLOCKS, 2 * judged));
}

/**
 * The same with what is free in mind.
 *
 * @param free blocks that the study still has room for, or as many as would be enough
 * @param raters who have blocks reserved, whoever asks included
 */
export function fairSize(size: number, { free, raters }: { free: number; raters: number }): number {
  const share = Math.ceil(free / (ROUNDS * Math.max(raters, 1)));
  return Math.min(size, Math.max(FIRST_BLOCKS, share));
}

/** Free blocks beyond which nobody's share is smaller than what they would be given. */
export function plentyFor(size: number, raters: number): number {
  return ROUNDS * size * Math.max(raters, 1);
}
