import type { IncomingMessage } from 'node:http';
import {
  createRequestHandler,
  writeReadableStreamToWritable,
  type AppLoadContext,
  type ServerBuild,
} from '@remix-run/node';
import type { Request as Incoming, RequestHandler, Response as Outgoing } from 'express';
import { requestBody, type RequestBody } from './requestBody.ts';

/**
 * Answers requests with the built pages. Their address is the origin that `checkOrigin` found and the path that
 * `checkRequestLine` let pass: nothing of it is taken from headers here.
 */
export function servePages(
  build: ServerBuild,
  contextOf: (request: Incoming, response: Outgoing) => AppLoadContext,
): RequestHandler {
  const answer = createRequestHandler(build, 'production');
  return (request, response, next) => {
    answerWith(request, response, (asked) => answer(asked, contextOf(request, response))).catch(next);
  };
}

/** Answers a request with what `answer` makes of it, as fetch knows requests and answers. */
export async function answerWith(
  request: Incoming,
  response: Outgoing,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const body = hasBody(request) ? requestBody(request) : undefined;
  await send(request, response, body, await answer(pageRequest(request, response, body)));
}

function hasBody({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function pageRequest(request: Incoming, response: Outgoing, body: RequestBody | undefined): Request {
  const left = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) left.abort();
  });
  return new Request(`${String(response.locals.origin)}${request.originalUrl}`, {
    method: request.method,
    headers: pageHeaders(request),
    signal: left.signal,
    ...(body === undefined ? {} : { body: body.stream, duplex: 'half' }),
  });
}

function pageHeaders(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) headers.append(name, each);
  }
  return headers;
}

async function send(
  request: Incoming,
  response: Outgoing,
  body: RequestBody | undefined,
  answer: Response,
): Promise<void> {
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  // Pages hold what one person may see at one moment, and redirects tell who is signed in: no cache keeps them.
  if (!answer.headers.has('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  const isEarly = body !== undefined && !request.complete;
  if (isEarly) {
    response.setHeader('Connection', 'close');
    await body.drop();
  }
  if (answer.body === null) response.end();
  else if (isJson(answer)) {
    // In one write: head and body in two would be two packets, and two calls of the system.
    const whole = Buffer.from(await answer.arrayBuffer());
    response.setHeader('Content-Length', whole.byteLength);
    response.end(whole);
  } else await writeReadableStreamToWritable(answer.body, response);
}

function isJson({ headers }: Response): boolean {
  return headers.get('Content-Type')?.startsWith('application/json') === true;
}
