import type { Problem } from '../shared/errors.ts';

/**
 * A problem for every text inside `value` that has a NUL character, which PostgreSQL cannot store.
 * @param path where `value` stands, e.g. `items[2]`
 */
export function nulProblems(value: unknown, path: string): Problem[] {
  if (typeof value === 'string') {
    return value.includes('\u0000') ? [{ path, message: 'has a NUL character (U+0000); remove it' }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((element, i) => nulProblems(element, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    nulProblems(inner, path === '' ? key : `${path}.${key}`),
  );
}
