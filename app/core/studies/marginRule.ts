import { z } from 'zod';
import type { Margin } from './margins.ts';

/**
 * How the margin of criteria changes where a study is done again, written before any of its kind opened. Without it
 * margins stay as they are. It only ever tightens: a margin that grew with what was found would accept anything in the
 * end.
 */
export const marginRuleSchema = z.strictObject({
  /** So many closed studies in a row, under the same margin, in which a candidate shipped without any loss. */
  after: z.int().min(1).max(20),
  /** What accept and limit are multiplied by then. */
  factor: z.number().min(0.5).max(0.99),
  /** What accept never falls below, as a share of the scale's range. */
  least: z.number().positive().max(1).default(0.02),
});
export type MarginRule = z.infer<typeof marginRuleSchema>;

/**
 * The margin of criteria of the next study; null where it stays.
 *
 * @param inARow closed studies in a row, the latest last, under this margin, in which a candidate shipped with every
 *   criterion green
 */
export function tightenedMargin(
  { after, factor, least }: MarginRule,
  { accept, limit }: Margin,
  inARow: number,
): Margin | null {
  const tighter = Math.max(least, accept * factor);
  if (inARow < after || tighter >= accept) return null;
  const share = tighter / accept;
  return { accept: rounded(tighter), limit: rounded(limit * share) };
}

/** Without what products of decimal fractions have behind: 0.0675 and not 0.06749999999999999. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
