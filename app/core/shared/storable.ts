import { problem, problemAt, said, type Problem } from './problem.ts';
import type { Reason } from './reasons.ts';
import type { Said } from './reasons/reason.ts';

/**
 * Why a text cannot be stored as it is, or null where it can: PostgreSQL has no NUL character, and half of a
 * surrogate pair is no character at all. The latter comes in by JSON alone, as `"\ud83d"`, where a program has cut
 * a text between the two halves of an emoji; it would be stored as U+FFFD, a text that nobody wrote, or refused.
 */
export function storingFault(text: string): (Said & { readonly reason: Reason }) | null {
  if (text.includes('\u0000')) return said('nul-character');
  const half = /\p{Surrogate}/u.exec(text)?.[0];
  if (half === undefined) return null;
  return said('half-character', { code: half.charCodeAt(0).toString(16).toUpperCase() });
}

/** Deeper than this nothing that a person sends has a meaning here, and reading it could exhaust the stack. */
export const DEEPEST = 64;

/**
 * A problem for every text inside `value` that cannot be stored, names of fields included (see `storingFault`), and
 * for whatever is nested more than `DEEPEST` levels deep.
 * @param path where `value` stands, e.g. `items[2]`
 */
export function storingProblems(value: unknown, path: string): Problem[] {
  return problemsWithin(value, path, 0);
}

function problemsWithin(value: unknown, path: string, depth: number): Problem[] {
  if (typeof value === 'string') {
    const fault = storingFault(value);
    return fault === null ? [] : [problemAt(path, fault)];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (depth === DEEPEST) return [problem(path, 'nested-too-deep', { most: DEEPEST })];
  if (Array.isArray(value)) {
    return value.flatMap((element, i) => problemsWithin(element, `${path}[${i}]`, depth + 1));
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const ofKey = storingFault(key);
    return ofKey === null
      ? problemsWithin(inner, path === '' ? key : `${path}.${key}`, depth + 1)
      : [problem(path, 'field-name-unstorable', { inner: ofKey })];
  });
}
