import { isFields } from '../../shared/isFields.ts';

/** The entries of a list by their names or keys; null where there are none, or some have none or the same. */
export function namedIn(value: unknown): ReadonlyMap<string, unknown> | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  for (const field of ['name', 'key']) {
    const names = value.map((entry: unknown) => (isFields(entry) ? entry[field] : undefined));
    if (names.every((name) => typeof name === 'string') && new Set(names).size === names.length) {
      return new Map(value.map((entry: unknown, index) => [names[index] as string, entry]));
    }
  }
  return null;
}
