import type { ItemFinding } from './report.ts';

/** What comes first among items to read. */
export const FINDING_ORDERS = ['loss', 'gain', 'disagreement'] as const;
export type FindingOrder = (typeof FINDING_ORDERS)[number];

export interface FindingChoice {
  readonly order: FindingOrder;
  /** The candidate. */
  readonly system: string;
  /** A criterion or `preference`; absent = all together. */
  readonly line?: string | undefined;
  /** Absent = of every segment. */
  readonly segment?: string | undefined;
}

/** The findings that are asked for, what is asked for first; those of which it isn't known are left out. */
export function orderFindings(
  findings: readonly ItemFinding[],
  { order, system, line, segment }: FindingChoice,
): ItemFinding[] {
  const differenceOf = (one: ItemFinding) => (line === undefined ? one.difference : one.byLine[line]);
  const keyed = findings.flatMap((one) => {
    if (one.system !== system || (segment !== undefined && one.segment !== segment)) return [];
    const difference = differenceOf(one);
    if (difference === undefined) return [];
    const key =
      order === 'loss' ? difference : order === 'gain' ? -difference : -(one.disagreement ?? -Infinity);
    if (order === 'disagreement' ? one.disagreement === null : key >= 0) return [];
    return [{ one, key }];
  });
  // Items that are as good keep the study's order.
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}
