import { createHash } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { Account } from '#app/auth/account.server.ts';
import { countApiRequest } from '#app/auth/apiLimit.server.ts';
import { STUDY_FILE_TYPES, TABLE_TYPES, type Operation } from '#app/core/api/operations.ts';
import { SCHEMAS, type SchemaName, type Sent, type Taken } from '#app/core/api/schemas.ts';
import { AppError, httpStatusOf, isAppError, problemsIn, said } from '#app/core/shared/errors.ts';
import { reportFailure } from '#app/log/requestScope.ts';
import { problemBody } from '#app/server/problemBody.ts';
import type { AppContext } from '#app/server/context.ts';
import { onceByKey } from '#app/services/api/onceByKey.ts';
import { bytesBody, jsonOf, textBody, type Allowance } from '../shared/body.server.ts';
import { apiAccount } from '../lead/lead.server.ts';
import { upload } from '../lead/upload.server.ts';

/** What a handler is given of a request. */
export interface ApiRequest<O extends Operation> {
  readonly context: AppContext;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: z.output<O['query']>;
  /** The study's file or the table as it was sent, or what the body's schema made of it. */
  readonly body: O['body'] extends SchemaName
    ? Taken<O['body']>
    : O['body'] extends 'StudyFile'
      ? string
      : O['body'] extends 'Table'
        ? Uint8Array
        : null;
  readonly headers: Headers;
  /** Who asks; null where anybody may. */
  readonly account: O['right'] extends 'anybody' ? null : Account;
  readonly doing: { readonly actor: string };
}

/** What a handler gives: what is answered, a document that is written already, or with headers of its own. */
export type ApiAnswer<O extends Operation> = O['answer'] extends SchemaName
  ? Sent<O['answer']> | WithHeaders<Sent<O['answer']>>
  : string | WithHeaders<string>;

/** An answer that says something in its headers, or has another status. */
export class WithHeaders<T> {
  constructor(
    readonly body: T,
    readonly headers: Readonly<Record<string, string>>,
    readonly status?: number,
  ) {}
}

/** An operation and what answers it. */
export interface Answerer {
  readonly operation: Operation;
  readonly handle: (asked: ApiRequest<Operation>) => Promise<unknown>;
}

/** Joins an operation with what answers it. */
export function answers<O extends Operation>(
  operation: O,
  handle: (asked: ApiRequest<O>) => Promise<ApiAnswer<O>>,
): Answerer {
  return { operation, handle: handle as unknown as Answerer['handle'] };
}

/** A study's file is as long as its items, of which a configuration may have many. */
const STUDY: Allowance = { bytes: 32 * 1024 * 1024, ms: 120_000, remedy: said('create-by-command') };
const TABLE: Allowance = upload(said('send-less'));
const SMALL: Allowance = { bytes: 1024 * 1024, ms: 30_000, remedy: said('send-less') };

/** Answers a request by one of the operations that its address has, each of which has a method of its own. */
export async function answerBy(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  answerers: readonly Answerer[],
): Promise<Response> {
  const allowed = answerers.map(({ operation }) => operation.method).join(', ');
  try {
    const method = args.request.method === 'HEAD' ? 'GET' : args.request.method;
    const found = answerers.find(({ operation }) => operation.method === method);
    if (found === undefined) throw new AppError('method-not-here', { allowed });
    return await answered(args, found);
  } catch (error) {
    const response = problemResponse(error);
    if (response.status === 405) response.headers.set('Allow', allowed);
    return response;
  }
}

/** A failure as an answer of the API. */
export function problemResponse(error: unknown): Response {
  if (httpStatusOf(error) >= 500) reportFailure(error);
  const body = problemBody(error);
  const { seconds } = body.params as { seconds?: unknown };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(isAppError(error) && error.code === 'too_many' && { 'Retry-After': String(seconds ?? 60) }),
      ...(body.status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    },
  });
}

async function answered(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  { operation, handle }: Answerer,
): Promise<Response> {
  const { request, context, params } = args;
  const who = operation.right === 'anybody' ? null : await apiAccount(args, operation.right);
  if (who !== null) {
    const kind = operation.method === 'GET' ? 'reads' : 'changes';
    await countApiRequest(context.db, { accountId: who.account.id, kind });
  }
  const query = queryOf(request, operation);
  const sent = operation.body === null ? '' : await bodyOf(request, operation.body);
  const run = async () => {
    const given = await handle({
      context,
      params,
      query,
      body: parsed(operation.body, sent) as never,
      headers: request.headers,
      account: (who?.account ?? null) as never,
      doing: { actor: who?.actor ?? '' },
    });
    return given instanceof WithHeaders ? given : new WithHeaders(given, {});
  };
  const key = request.headers.get('idempotency-key');
  if (operation.method === 'GET') return reading(request, await run());
  if (operation.method === 'PUT' || key === null || who === null) return written(operation, await run());
  const { pathname, search } = new URL(request.url);
  const asked = [request.method, pathname + search, typeof sent === 'string' ? sent : hashOf(sent)];
  const { status, body, again } = await onceByKey(
    context.db,
    { accountId: who.account.id, key, asked },
    async () => {
      try {
        const response = written(operation, await run());
        return { status: response.status, body: await response.text() };
      } catch (error) {
        if (httpStatusOf(error) >= 500) throw error;
        return { status: httpStatusOf(error), body: JSON.stringify(problemBody(error)) };
      }
    },
  );
  return new Response(body, {
    status,
    headers: { ...headersOf(status), ...(again && { 'Idempotency-Replayed': 'true' }) },
  });
}

const headersOf = (status: number) => ({
  'Content-Type':
    status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8',
  'Cache-Control': 'no-store',
});

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function written({ status }: Operation, given: WithHeaders<unknown>): Response {
  const code = given.status ?? status;
  return new Response(textOf(given.body), {
    status: code,
    headers: { ...headersOf(code), ...given.headers },
  });
}

/** What was asked for, or that it is as the asker has it. */
function reading(request: Request, { body, headers }: WithHeaders<unknown>): Response {
  const text = textOf(body);
  const tag = headers.ETag ?? `"${createHash('sha256').update(text).digest('base64url')}"`;
  const own = { 'Cache-Control': 'private, no-cache', ...headers, ETag: tag };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  // A proxy that compresses weakens a tag; what it names is the same.
  if (known.some((one) => one.trim().replace(/^W\//, '') === tag)) {
    return new Response(null, { status: 304, headers: own });
  }
  return new Response(text, { headers: { 'Content-Type': 'application/json; charset=utf-8', ...own } });
}

/** What the address asks for; a name that the operation doesn't have is a slip of the pen. */
function queryOf(request: Request, { query }: Operation): never {
  const { searchParams } = new URL(request.url);
  const asked = Object.fromEntries([...searchParams]);
  const read = query.strict().safeParse(asked);
  if (read.success) return read.data as never;
  const problems = problemsIn(read.error);
  throw new AppError('query-unlike-asked', { first: problems[0]! }, { problems });
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function bodyOf(request: Request, body: NonNullable<Operation['body']>): Promise<string | Uint8Array> {
  if (body === 'Table') return await bytesBody(request, TABLE_TYPES, TABLE);
  if (body !== 'StudyFile') return await textBody(request, ['application/json'], SMALL);
  return await textBody(request, STUDY_FILE_TYPES, STUDY);
}

function parsed(body: Operation['body'], sent: string | Uint8Array): unknown {
  if (body === null) return null;
  if (body === 'StudyFile' || body === 'Table') return sent;
  const read = SCHEMAS[body].safeParse(sent.length === 0 ? {} : jsonOf(sent));
  if (read.success) return read.data;
  const problems = problemsIn(read.error);
  throw new AppError('body-unlike-asked', { first: problems[0]! }, { problems });
}
