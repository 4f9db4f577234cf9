/**
 * What a task asks. `likert`: one text is rated. `pairwise`: two are compared. `ranking`: all distinct texts of an item
 * are put in order, or the best and the worst of them named.
 */
export const KIND_NAMES = ['likert', 'pairwise', 'ranking'] as const;
export type Kind = (typeof KIND_NAMES)[number];
