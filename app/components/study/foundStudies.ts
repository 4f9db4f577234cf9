import type { StudySummary } from '#app/services/studies/listStudySummaries.ts';

export const ORDERS = ['newest', 'oldest', 'byName'] as const;
export type Order = (typeof ORDERS)[number];

/** What a lead looks for in a list of studies. */
export interface Sought {
  /** Words of the name or the address, in any order. */
  readonly name: string;
  /** Empty = any. */
  readonly state: string;
  readonly order: Order;
  /** Whether archived ones are shown too. */
  readonly archived: boolean;
}

/**
 * The studies that are looked for, in the order that is wished. Capitals, accents and the width of letters don't count.
 *
 * @param studies the newest first
 */
export function foundStudies(
  studies: readonly StudySummary[],
  { name, state, order, archived }: Sought,
): StudySummary[] {
  const words = plain(name).split(/\s+/).filter(Boolean);
  const found = studies.filter((study) => {
    const text = plain(`${study.name} ${study.slug}`);
    return (
      (archived || !study.archived) &&
      (state === '' || study.state === state) &&
      words.every((word) => text.includes(word))
    );
  });
  if (order === 'oldest') return found.reverse();
  return order === 'byName' ? found.sort((one, other) => one.name.localeCompare(other.name)) : found;
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
