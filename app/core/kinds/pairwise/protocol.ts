import { z } from 'zod';

export const pairwiseShape = {
  /**
   * Whether baseline and candidate are also compared as A and B; `true` = with ties, without strength. See
   * `pairwiseOptions`.
   */
  pairwise: z
    .union([
      z.boolean(),
      z.object({
        /** Whether "about equal" may be chosen. */
        ties: z.boolean().default(true),
        /** Whether a preference is asked as much or slightly better. */
        strength: z.boolean().default(false),
      }),
    ])
    .default(true),
};

/** What a comparison asks for. */
export interface PairwiseOptions {
  readonly ties: boolean;
  readonly strength: boolean;
}

export interface PairwisePart {
  readonly pairwise: boolean | PairwiseOptions;
}

/** How pairs are compared; null where they are not. */
export function pairwiseOptions({ pairwise }: PairwisePart): PairwiseOptions | null {
  if (pairwise === false) return null;
  return pairwise === true ? PLAIN : pairwise;
}

const PLAIN: PairwiseOptions = { ties: true, strength: false };

/** How pairs that were made are compared. */
export function optionsOfPairs({ pairwise = true }: Partial<PairwisePart>): PairwiseOptions {
  return pairwiseOptions({ pairwise }) ?? PLAIN;
}
