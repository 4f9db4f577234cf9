import type { Problem } from './errors.ts';

/**
 * Why a text cannot be stored as it is, or null where it can: PostgreSQL has no NUL character, and half of a
 * surrogate pair is no character at all. The latter comes in by JSON alone, as `"\ud83d"`, where a program has cut
 * a text between the two halves of an emoji; it would be stored as U+FFFD, a text that nobody wrote, or refused.
 */
export function storingProblem(text: string): string | null {
  if (text.includes('\u0000')) return 'has a NUL character (U+0000); remove it';
  const half = /\p{Surrogate}/u.exec(text)?.[0];
  if (half === undefined) return null;
  const code = half.charCodeAt(0).toString(16).toUpperCase();
  return `has half of a character (\\u${code} without its other half), cut off perhaps; remove it`;
}

/**
 * A problem for every text inside `value` that cannot be stored, see `storingProblem`.
 * @param path where `value` stands, e.g. `items[2]`
 */
export function storingProblems(value: unknown, path: string): Problem[] {
  if (typeof value === 'string') {
    const message = storingProblem(value);
    return message === null ? [] : [{ path, message }];
  }
  if (Array.isArray(value)) return value.flatMap((element, i) => storingProblems(element, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    storingProblems(inner, path === '' ? key : `${path}.${key}`),
  );
}
