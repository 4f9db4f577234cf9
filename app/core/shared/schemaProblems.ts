import type { Problem } from './problem.ts';
import { isReason, problem, readSaid, said } from './problem.ts';
import type { ParamsOf, Reason } from './reasons.ts';
import type { NoParams, Said } from './reasons/reason.ts';

/** An issue as zod finds it, as far as it is read here. */
export interface SchemaIssue {
  readonly code?: string | undefined;
  readonly path?: readonly PropertyKey[] | undefined;
  readonly message?: string | undefined;
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly inclusive?: unknown;
  readonly values?: unknown;
  readonly keys?: unknown;
  readonly format?: unknown;
  readonly divisor?: unknown;
}

/**
 * A reason as the message that a schema is given for an issue of its own.
 * @example z.string().max(80, because('too-many-characters', { most: 80 }))
 */
export function because<R extends Reason>(
  reason: R,
  ...given: keyof ParamsOf<R> extends never ? [params?: NoParams] : [params: ParamsOf<R>]
): string {
  return given[0] === undefined ? reason : JSON.stringify({ reason, params: given[0] });
}

/** What is said, as the message that a schema is given for an issue. */
export function asMessage({ reason, params }: Said): string {
  return JSON.stringify({ reason, params });
}

/** The reason that a message stands for (`because`); null where it is another text. */
export function saidOfMessage(message: string): (Said & { readonly reason: Reason }) | null {
  if (isReason(message)) return said(message as 'is-missing');
  return message.startsWith('{"reason"') ? readSaid(JSON.parse(message)) : null;
}

/** What an issue says: the reason that its schema gave, else the one of its kind. */
export function saidOfIssue(issue: SchemaIssue): Said & { readonly reason: Reason } {
  const given = issue.message === undefined ? null : saidOfMessage(issue.message);
  if (given !== null) return given;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message?.endsWith('received undefined') === true ||
        ('input' in issue && issue.input === undefined)
        ? said('is-missing')
        : said('wrong-type', { expected: String(issue.expected) });
    case 'too_small':
      return tooSmall(String(issue.origin), Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooBig(String(issue.origin), Number(issue.maximum), issue.inclusive !== false);
    case 'invalid_value':
      return said('not-one-of', {
        values: (issue.values as unknown[]).map((one) => JSON.stringify(one)).join(', '),
      });
    case 'unrecognized_keys':
      return said('unknown-fields', {
        fields: (issue.keys as string[]).join(', '),
        count: (issue.keys as string[]).length,
      });
    case 'not_multiple_of':
      return said('not-a-multiple', { of: Number(issue.divisor) });
    case 'invalid_format':
      return said('wrong-format', { format: String(issue.format) });
    case 'invalid_union':
      return said('fits-nothing');
    case undefined:
    default:
      return said('as-said', { text: issue.message ?? String(issue.code) });
  }
}

function tooSmall(origin: string, least: number, inclusive: boolean): Said & { readonly reason: Reason } {
  if (origin === 'string') return least === 1 ? said('is-empty') : said('too-few-characters', { least });
  if (origin === 'array' || origin === 'set')
    return least === 1 ? said('is-empty') : said('too-few', { least });
  return inclusive ? said('too-small', { least }) : said('not-above', { bound: least });
}

function tooBig(origin: string, most: number, inclusive: boolean): Said & { readonly reason: Reason } {
  if (origin === 'string') return said('too-many-characters', { most });
  if (origin === 'array' || origin === 'set') return said('too-many', { most });
  return inclusive ? said('too-big', { most }) : said('not-below', { bound: most });
}

/** A place inside an input: `items[2].references`, behind the name of the input where it has one. */
export function placeOf(path: readonly PropertyKey[], root = ''): string {
  return path.reduce<string>(
    (place, part) =>
      typeof part === 'number'
        ? `${place}[${part}]`
        : place === ''
          ? String(part)
          : `${place}.${String(part)}`,
    root,
  );
}

/** The faults that a schema found, by their places in the input, `name.0.name`. */
export function problemsIn(error: { readonly issues: readonly SchemaIssue[] }): Problem[] {
  return error.issues.map((issue) => {
    const { reason, params } = saidOfIssue(issue);
    return problem((issue.path ?? []).join('.'), reason, params as never);
  });
}
