import { z } from 'zod';

/** In which form three and more systems are compared at once. */
export const RANKING_FORMS = ['ranking', 'best-worst'] as const;
export type RankingForm = (typeof RANKING_FORMS)[number];

/**
 * All distinct texts of an item side by side: put in order (`ranking`), or the best and the worst of them named
 * (`best-worst`). Needs three systems under test at least, and takes the place of the comparison in pairs, which it
 * contains.
 */
export const rankingSchema = z.object({
  form: z.enum(RANKING_FORMS),
  /** Whether texts may share a place; of no effect on best–worst, where those between are equal anyway. */
  ties: z.boolean().default(true),
});
export type RankingOptions = z.infer<typeof rankingSchema>;

/** Fewer systems than this are compared in pairs; more than the most nobody can put in order. */
export const FEWEST_RANKED_SYSTEMS = 3;
export const MOST_RANKED_SYSTEMS = 9;
