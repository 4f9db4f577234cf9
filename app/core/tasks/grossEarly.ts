/**
 * Gross controls that a rater meets as early as can be: who answers without reading is told after two or three (see
 * `core/quality/setAside`).
 */
export const EARLY_GROSS = 4;

/** Most items with a gross control among so many that are reserved together: half, so that they are nothing special. */
export function mostGross(blocks: number): number {
  return Math.ceil(blocks / 2);
}

/**
 * Items in the order in which a rater gets them, with up to four that have a gross control in the first sitting, half of
 * it at most. What is first among them stays first.
 *
 * @param items in an order that is drawn
 * @param sitting how many are in the first sitting
 */
export function grossEarly<T>(items: readonly T[], sitting: number, isGross: (item: T) => boolean): T[] {
  const early = new Set(items.filter(isGross).slice(0, Math.min(EARLY_GROSS, mostGross(sitting))));
  const first = new Set(items.filter((item) => !early.has(item)).slice(0, sitting - early.size));
  return [
    ...items.filter((item) => early.has(item) || first.has(item)),
    ...items.filter((item) => !early.has(item) && !first.has(item)),
  ];
}
