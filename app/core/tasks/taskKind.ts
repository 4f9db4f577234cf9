/**
 * `likert`: one text is rated. `pairwise`: two are compared. `ranking`: all distinct texts of an item are put in
 * order, or the best and the worst of them named.
 */
export type TaskKind = 'likert' | 'pairwise' | 'ranking';

/**
 * Which place of a task an output stands in: `single` for Likert; for comparisons letters, `a` for the baseline's
 * text, the others by the order of systems. Never told to raters.
 */
export type Slot = 'single' | RankedSlot;
export type RankedSlot = (typeof RANKED_SLOTS)[number];

/** The slots of a ranking; there are no more because nobody can put more texts in order. */
export const RANKED_SLOTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const;
