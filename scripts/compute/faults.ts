import { z } from 'zod';
import { AppError, saidOfMessage } from '#app/core/shared/errors.ts';
import { problemText } from '#app/i18n/problems.ts';

/** How many faults of a request are named. */
const MOST_FAULTS = 3;

type Issue = z.core.$ZodIssue;

/**
 * `value` as the schema gives it.
 * @param place what the value is called: `data`, `options`, `request`
 * @throws AppError invalid_input with a sentence for each of the first faults: where it is, what is there and what
 *   must be
 */
export function check<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = [
    ...new Set(
      result.error.issues
        .flatMap((issue) => ofAlternative(issue))
        .map((issue) => fault(issue, schema, value, place)),
    ),
  ];
  const more = faults.length - MOST_FAULTS;
  const said = `${faults.slice(0, MOST_FAULTS).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
  throw new AppError('request-refused', { said });
}

/** Of a choice between kinds of objects the faults of the one that fits best. */
function ofAlternative(issue: Issue): readonly Issue[] {
  if (
    issue.code !== 'invalid_union' ||
    issue.errors.every((own) => own[0]?.path.length === 0 && own[0].code === 'invalid_type')
  )
    return [issue];
  const [best] = [...issue.errors].sort((a, b) => a.length - b.length);
  return (best ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function fault(issue: Issue, schema: z.ZodType, value: unknown, place: string): string {
  const where = `${place}${issue.path.map(step).join('')}`;
  const given = at(value, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length === 0 && schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    const takes = known.length === 0 ? '' : `; it takes ${known.join(', ')}`;
    const takesNothing = schema instanceof z.ZodObject && known.length === 0 && issue.path.length === 0;
    return `${where} has no ${issue.keys.map(quoted).join(', ')}${takesNothing ? '; it takes nothing' : takes}`;
  }
  // Schemas of the program's own say why by a reason.
  const reason = saidOfMessage(issue.message);
  if (reason !== null) return `${where}: ${problemText('en', reason)}`;
  // What a list should hold says so itself, missing lists included.
  if (issue.code === 'custom') return `${where} ${issue.message}`;
  const must = `must be ${issue.path.length === 0 ? objectOf(schema) : expected(issue)}`;
  if (given === undefined) return `${where} is missing; it ${must}`;
  return issue.code === 'invalid_type' || issue.code === 'invalid_union'
    ? `${where} is ${kindOf(given)}; it ${must}`
    : `${where} is ${shown(given)}; it ${must}`;
}

/** An object, with the names of what it needs. */
function objectOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodUnion) {
    return schema.options.map((option) => objectOf(option as z.ZodType)).join(', or ');
  }
  if (!(schema instanceof z.ZodObject)) return 'an object';
  const needed = Object.entries(schema.shape as Record<string, z.ZodType>)
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name]) => name);
  return needed.length === 0 ? 'an object' : `an object with ${needed.join(' and ')}`;
}

const KINDS: Readonly<Record<string, string>> = {
  number: 'a finite number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => quoted(String(value))).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `a list of ${Number(issue.minimum)} or more`
        : `${issue.inclusive === false ? 'more than ' : ''}${Number(issue.minimum)}${issue.inclusive === false ? '' : ' or more'}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than ' : 'at most '}${Number(issue.maximum)}`;
    case 'invalid_union':
      return issue.errors.flatMap((own) => own.slice(0, 1).map(expected)).join(' or ');
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message;
  }
}

/** What a value is, in a sentence. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'a number beyond float64';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'boolean' ? String(value) : 'an object';
}

function shown(value: unknown): string {
  return typeof value === 'string'
    ? quoted(value)
    : Array.isArray(value) && value.length === 0
      ? 'an empty list'
      : kindOf(value);
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Record<PropertyKey, unknown>)[key];
  }
  return inner;
}

function step(key: PropertyKey): string {
  return typeof key === 'number' ? `[${key}]` : `.${String(key)}`;
}
