import type { Json, JsonObject } from '#app/core/studies/drafts/changes.ts';

/**
 * Stored values with what they lack as it is at first. Of objects every field is looked at, of lists the entries are
 * taken as they are; what is of another sort than the form's own is the form's.
 *
 * @param first what the form holds at first, in the shape of this release
 */
export function completeValues<T extends object>(stored: JsonObject, first: T): T {
  return completed(stored, first as unknown as Json) as unknown as T;
}

function completed(stored: Json | undefined, first: Json): Json {
  if (stored === undefined) return first;
  if (first === null || stored === null) return stored;
  if (Array.isArray(first) || Array.isArray(stored))
    return Array.isArray(stored) === Array.isArray(first) ? stored : first;
  if (typeof first !== 'object') return typeof stored === typeof first ? stored : first;
  if (typeof stored !== 'object') return first;
  const names = new Set([...Object.keys(first), ...Object.keys(stored)]);
  return Object.fromEntries(
    [...names].map((name) => {
      if (!Object.hasOwn(first, name)) return [name, (stored as JsonObject)[name]!];
      const value = Object.hasOwn(stored, name) ? (stored as JsonObject)[name] : undefined;
      return [name, completed(value, (first as JsonObject)[name]!)];
    }),
  );
}
