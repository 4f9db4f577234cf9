import type { z } from 'zod';
import { AppError, problemsIn, said, type Problem } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { storingProblems } from '#app/core/shared/storable.ts';

/** What a route takes of a body: so many bytes, within so long. */
export interface Allowance {
  readonly bytes: number;
  readonly ms: number;
  /** What to do with more. */
  readonly remedy: Said;
}

const KB = 1024;

/** Forms that anybody may send, and those of leads without a file. */
export const FORM: Allowance = { bytes: 64 * KB, ms: 20_000, remedy: said('send-less') };

/**
 * The fields of a form, by a schema. A field that comes once is a text, one that comes again a list.
 *
 * @throws AppError `unsupported` where the body is no form, `too_large`, `too_slow`, `invalid_input`
 */
export async function formBody<S extends z.ZodType>(
  request: Request,
  schema: S,
  allowance: Allowance = FORM,
): Promise<z.output<S>> {
  const form = await anyForm(request, allowance);
  const fields: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    Object.defineProperty(fields, name, {
      value: values.length === 1 ? values[0] : values,
      enumerable: true,
    });
  }
  return matching(schema, fields, 'form-unlike-page');
}

/**
 * The JSON that a request carries, by a schema.
 *
 * @throws AppError `unsupported` where it is no JSON by its type, `too_large`, `too_slow`, `invalid_input`
 */
export async function jsonBody(request: Request, allowance: Allowance): Promise<unknown> {
  if (!carriesJson(request)) {
    throw new AppError('request-not-json-type');
  }
  return jsonOf(await readBody(request, allowance));
}

/**
 * The text that a request carries, which has to be of one of these types; a body that isn't there is the empty text.
 *
 * @throws AppError `unsupported` for another type, `too_large`, `too_slow`, `invalid_input` for what is no UTF-8
 */
export async function textBody(
  request: Request,
  types: readonly string[],
  allowance: Allowance,
): Promise<string> {
  const bytes = await readBody(request, allowance);
  if (bytes.byteLength === 0) return '';
  if (!types.includes(typeOf(request))) throw new AppError('body-of-other-type', { types: types.join(', ') });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('request-malformed', {}, { cause });
  }
}

/**
 * The bytes that a request carries, which has to be of one of these types.
 *
 * @throws AppError `unsupported` for another type, `too_large`, `too_slow`
 */
export async function bytesBody(
  request: Request,
  types: readonly string[],
  allowance: Allowance,
): Promise<Uint8Array> {
  if (!types.includes(typeOf(request))) throw new AppError('body-of-other-type', { types: types.join(', ') });
  return await readBody(request, allowance);
}

/**
 * What a JSON text says.
 * @throws AppError `invalid_input` where it is none, or says what can't be stored
 */
export function jsonOf(text: string | Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(
      typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text),
    );
  } catch (error) {
    throw new AppError(
      'request-not-json',
      {},
      {
        cause: error,
      },
    );
  }
  refuseUnstorable(storingProblems(value, ''));
  return value;
}

/** Whether a request carries JSON rather than a form. */
export function carriesJson(request: Request): boolean {
  return typeOf(request) === 'application/json';
}

/** Throws a response with status 405 unless the method is POST. */
export function assertPost(request: Request): void {
  if (request.method !== 'POST') {
    throw new Response(null, { status: 405, headers: { Allow: 'POST' } });
  }
}

/**
 * What matches a schema.
 * @throws AppError `invalid_input` with a problem for each field that does not
 */
export function matching<S extends z.ZodType>(
  schema: S,
  value: unknown,
  otherwise: 'form-unlike-page' | 'form-unlike-asked' | 'address-unlike-page',
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = problemsIn(parsed.error);
  throw new AppError(otherwise, { first: problems[0]! }, { problems });
}

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

async function anyForm(request: Request, allowance: Allowance): Promise<FormData> {
  if (!FORM_TYPES.includes(typeOf(request))) {
    throw new AppError('request-not-form', { types: FORM_TYPES.join(' or ') });
  }
  const bytes = await readBody(request, allowance);
  let form: FormData;
  try {
    const headers = { 'Content-Type': request.headers.get('Content-Type') ?? '' };
    form = await new Response(bytes, { headers }).formData();
  } catch (cause) {
    throw new AppError('form-incomplete', {}, { cause });
  }
  const texts = [...form].map(([name, value]) => ({
    [name]: typeof value === 'string' ? value : value.name,
  }));
  refuseUnstorable(texts.flatMap((field) => storingProblems(field, '')));
  return form;
}

/** A body's type without its parameters. */
function typeOf(request: Request): string {
  return (request.headers.get('Content-Type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

function refuseUnstorable(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  throw new AppError('request-unstorable', { path: first.path, first }, { problems });
}

/** Reads a body, counting what comes and not what was announced. */
async function readBody(
  request: Request,
  { bytes: most, ms, remedy }: Allowance,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > most) throw tooLarge(most, remedy);
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('request-too-slow', { seconds: ms / 1000 })), ms);
  });
  try {
    const kept: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return new Uint8Array(Buffer.concat(kept));
      length += value.byteLength;
      if (length > most) throw tooLarge(most, remedy);
      kept.push(value);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      'request-broken-off',
      {},
      {
        cause: error,
      },
    );
  } finally {
    clearTimeout(timer);
    late.catch(() => {});
  }
}

function tooLarge(most: number, remedy: Said): AppError {
  const size = most >= KB * KB ? `${Math.floor(most / KB / KB)} MB` : `${Math.floor(most / KB)} kB`;
  return new AppError('request-too-large', { size, remedy });
}
