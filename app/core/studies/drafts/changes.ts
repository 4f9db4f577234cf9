/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/** A place among a draft's values: names and, in lists, indices. */
export type Place = readonly (string | number)[];

/** One thing that somebody changed: what stood there when they began, and what is to stand there. */
export interface Change {
  readonly place: Place;
  /** Absent = nothing stood there. */
  readonly before?: Json | undefined;
  /** Absent = nothing is to stand there. */
  readonly after?: Json | undefined;
}

/** A change that could not be made, because somebody else changed the same thing meanwhile. */
export interface Conflict {
  readonly place: Place;
  readonly mine?: Json | undefined;
  readonly theirs?: Json | undefined;
}

/**
 * What turns one value into another, the smallest parts that can be named: an object's fields one by one, a list's
 * entries where there are equally many, else the list as a whole.
 */
export function changesBetween(
  before: Json | undefined,
  after: Json | undefined,
  place: Place = [],
): Change[] {
  if (isSame(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => changesBetween(own(before, name), own(after, name), [...place, name]));
  }
  if (isList(before) && isList(after) && before.length === after.length) {
    return before.flatMap((value, index) => changesBetween(value, after[index], [...place, index]));
  }
  return [{ place, before, after }];
}

/**
 * Makes changes where what they were made from still stands there, or stands there as it is wished already; the others
 * are conflicts, and change nothing. So two people who change different things both have their way, and of two who
 * change the same the second is told.
 */
export function applyChanges(
  values: JsonObject,
  changes: readonly Change[],
): { values: JsonObject; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  let current: Json | undefined = values;
  for (const { place, before, after } of changes) {
    const found = valueAt(current, place);
    if (isSame(found, after)) continue;
    if (place.length > 0 && isSame(found, before) && isReachable(current, place)) {
      current = withValue(current, place, after);
    } else conflicts.push({ place, mine: after, theirs: found });
  }
  return { values: current as JsonObject, conflicts };
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(value: Json | undefined, place: Place): Json | undefined {
  return place.reduce<Json | undefined>((found, step) => {
    if (typeof step === 'number') return isList(found) ? found[step] : undefined;
    return isObject(found) ? own(found, step) : undefined;
  }, value);
}

/** Whether two values are the same; the order of an object's fields does not count. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((value, index) => isSame(value, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

/** Whether everything above a place is there, of the right sort, so that something can stand there. */
function isReachable(value: Json | undefined, place: Place): boolean {
  const above = valueAt(value, place.slice(0, -1));
  const last = place.at(-1)!;
  return typeof last === 'number' ? isList(above) && last < above.length : isObject(above);
}

function withValue(
  value: Json | undefined,
  [step, ...rest]: Place,
  wanted: Json | undefined,
): Json | undefined {
  if (step === undefined) return wanted;
  if (isList(value)) {
    return value.map((entry, index) => (index === step ? (withValue(entry, rest, wanted) ?? null) : entry));
  }
  const entries = Object.entries(value as JsonObject).filter(([name]) => name !== step);
  const changed = withValue(own(value as JsonObject, String(step)), rest, wanted);
  // Defined one by one, so that a field named __proto__ is a field.
  return Object.fromEntries(changed === undefined ? entries : [...entries, [String(step), changed]]);
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (value: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(value, name) ? value[name] : undefined;
