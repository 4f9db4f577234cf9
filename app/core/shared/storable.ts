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

/** Deeper than this nothing that a person sends has a meaning here, and reading it could exhaust the stack. */
export const DEEPEST = 64;

/**
 * A problem for every text inside `value` that cannot be stored, names of fields included (see `storingProblem`), and
 * for whatever is nested more than `DEEPEST` levels deep.
 * @param path where `value` stands, e.g. `items[2]`
 */
export function storingProblems(value: unknown, path: string): Problem[] {
  return problemsWithin(value, path, 0);
}

function problemsWithin(value: unknown, path: string, depth: number): Problem[] {
  if (typeof value === 'string') {
    const message = storingProblem(value);
    return message === null ? [] : [{ path, message }];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (depth === DEEPEST) return [{ path, message: `is nested more than ${DEEPEST} levels deep` }];
  if (Array.isArray(value)) {
    return value.flatMap((element, i) => problemsWithin(element, `${path}[${i}]`, depth + 1));
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const ofKey = storingProblem(key);
    return ofKey === null
      ? problemsWithin(inner, path === '' ? key : `${path}.${key}`, depth + 1)
      : [{ path, message: `has a field whose name ${ofKey}` }];
  });
}
