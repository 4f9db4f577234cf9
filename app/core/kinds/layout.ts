/**
 * How a task shows its texts. `single`: one. `sides`: two beside each other, of which either may be on the left.
 * `order`: several, in an order that is drawn. Everything that is drawn, balanced and turned round depends on this
 * alone, whatever the kind.
 */
export type Layout = 'single' | 'sides' | 'order';

/**
 * Which place of a task an output stands in: `single` where one text is shown; else letters, `a` for the baseline's
 * text, the others by the order of systems. Never told to raters.
 */
export type Slot = 'single' | RankedSlot;
export type RankedSlot = (typeof RANKED_SLOTS)[number];

/** The slots of several texts; there are no more because nobody can put more texts in order. */
export const RANKED_SLOTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const;

/** How a task was shown to a rater. */
export interface Arrangement {
  /** Sides: whether slot a stood on the right. */
  readonly swapped: boolean;
  /** Order: the slots in the order in which they were shown (`cab`); null for the others. */
  readonly arrangement?: string | null;
}

/** The slots of a task in the order in which a rater sees their texts. */
export function shownSlots(layout: Layout, { swapped, arrangement }: Arrangement): Slot[] {
  switch (layout) {
    case 'single':
      return ['single'];
    case 'sides':
      return swapped ? ['b', 'a'] : ['a', 'b'];
    case 'order':
      return [...(arrangement ?? '')] as RankedSlot[];
  }
}
