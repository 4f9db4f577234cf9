import type { ZodError } from 'zod';
import { placeOf, problem, problemAt, saidOfIssue, type Problem } from '#app/core/shared/errors.ts';
import { storingProblems } from '#app/core/shared/storable.ts';
import { itemSchema, type Item } from '#app/core/studies/items.ts';

/** Items of a new study as they were checked: the sound ones, and what is wrong with the others (`items[3].prompt`). */
export interface CheckedItems {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/**
 * Checks items, each by `itemSchema`, their ids against each other, and whether their texts can be stored.
 * @param place what problems call the list
 */
export function checkItems(given: readonly unknown[], place = 'items'): CheckedItems {
  const problems: Problem[] = storingProblems(given, place);
  const items: Item[] = [];
  const keys = new Set<string>();
  for (const [index, raw] of given.entries()) {
    const item = itemSchema.safeParse(raw);
    if (!item.success) problems.push(...problemsOf(item.error, `${place}[${index}]`));
    else {
      const { item: key } = item.data;
      if (keys.has(key)) problems.push(problem(`${place}[${index}].item`, 'id-twice', { id: key }));
      keys.add(key);
      items.push(item.data);
    }
  }
  return { items, problems };
}

/** The problems that a schema found, by their places. */
export function problemsOf(error: ZodError, place: string): Problem[] {
  return error.issues.map((issue) => problemAt(placeOf(issue.path, place), saidOfIssue(issue)));
}
