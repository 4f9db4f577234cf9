/**
 * The beginning of a plan that is a sitting: up to the first place at which every item that was begun is complete.
 *
 * @param tasks in their order, all that are left of each item
 */
export function firstSitting<T extends { readonly item: number }>(tasks: readonly T[]): T[] {
  const left = new Map<number, number>();
  for (const { item } of tasks) left.set(item, (left.get(item) ?? 0) + 1);
  const begun = new Set<number>();
  for (const [index, { item }] of tasks.entries()) {
    begun.add(item);
    left.set(item, left.get(item)! - 1);
    if (left.get(item) === 0) begun.delete(item);
    if (begun.size === 0) return tasks.slice(0, index + 1);
  }
  return [...tasks];
}
