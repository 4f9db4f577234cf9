import { problem, type Problem } from '../../shared/errors.ts';
import type { JsonSchema } from './jsonSchema.ts';

/** A field that a schema doesn't know, by the path to it, with what may have been meant. */
export function unknownFields(value: unknown, schema: JsonSchema): Problem[] {
  return within(value, schema, '');
}

function within(value: unknown, schema: JsonSchema, path: string): Problem[] {
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways !== undefined) return ofUnion(value, ways, path);
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return [];
    return value.flatMap((entry, index) => within(entry, items, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const { properties = {}, additionalProperties } = schema;
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = path === '' ? name : `${path}.${name}`;
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known !== undefined) return within(inner, known, place);
    if (additionalProperties === false) return [unknown(place, name, Object.keys(properties))];
    return typeof additionalProperties === 'object' ? within(inner, additionalProperties, place) : [];
  });
}

/** Of several ways to write something the one that it is an attempt at: where a fixed field agrees, or most are known. */
function ofUnion(value: unknown, ways: readonly JsonSchema[], path: string): Problem[] {
  const meant = ways.filter((way) => mayBe(value, way));
  const faults = meant.map((way) => within(value, way, path));
  return faults.reduce<Problem[]>(
    (fewest, found) => (found.length < fewest.length ? found : fewest),
    faults[0] ?? [],
  );
}

function mayBe(value: unknown, { type, properties = {}, anyOf, oneOf }: JsonSchema): boolean {
  if (anyOf !== undefined || oneOf !== undefined) return true;
  if (Array.isArray(value)) return type === 'array';
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return (
    type === 'object' &&
    Object.entries(properties).every(([name, inner]) => !('const' in inner) || inner.const === fields[name])
  );
}

function unknown(path: string, key: string, known: readonly string[]): Problem {
  const nearest = nearestOf(key, known);
  return nearest === undefined
    ? problem(path, 'field-unknown', { key, known: known.join(', ') })
    : problem(path, 'field-misspelt', { key, nearest });
}

/** The name that another one is likely to mean: by a few letters, capitals and joints not minded. */
export function nearestOf(name: string, known: readonly string[]): string | undefined {
  const found = known
    .map((one) => ({ one, distance: distanceOf(bare(name), bare(one)) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (found === undefined) return undefined;
  return found.distance <= Math.max(1, Math.floor(name.length / 3)) ? found.one : undefined;
}

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Edits between two short names, neighbours that changed places being one (restricted Damerau–Levenshtein). */
function distanceOf(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const edited = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = turned ? Math.min(edited, rows[i - 2]![j - 2]! + 1) : edited;
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
