import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { resolveLocale, type Locale } from '#app/i18n/locale.ts';
import type { Log } from '#app/log/log.ts';
import { inRequest, type RequestScope } from '#app/log/requestScope.ts';
import { safePath } from '#app/log/secrets.ts';

/** What an operator or a proxy may name a request: nothing that could break a line or a page. */
const WELL_FORMED = /^[\w.-]{8,64}$/;
/** Letters that are told apart when read aloud, and make no words. */
const ALPHABET = 'bcdfghjkmnpqrstvwxz23456789';

/**
 * Gives each request an id, answers it as X-Request-Id, and lets everything that is called for the request log under
 * it. A trusted proxy's own well-formed X-Request-Id is kept, so that its log and ours can be laid side by side. A
 * request that ends with a 5xx is logged, at `debug` every one is.
 */
export function requestLogging(log: Log): RequestHandler {
  return (request, response, next) => {
    const id = idFrom(request) ?? newRequestId();
    const started = performance.now();
    const bound = { request: id, method: request.method, path: safePath(request.originalUrl) };
    const scope: RequestScope = { id, log: log.child(bound), locale: localeOf(request), reported: false };
    response.locals.requestId = id;
    response.setHeader('X-Request-Id', id);
    response.once('close', () => {
      const line = { status: response.statusCode, ms: Math.round(performance.now() - started) };
      if (!response.writableFinished) scope.log.debug(line, 'the connection closed before the answer ended');
      else if (response.statusCode < 500) scope.log.debug(line, 'answered');
      else if (!scope.reported) scope.log.error(line, 'answered with a failure');
    });
    inRequest(scope, next);
  };
}

/** The person's own choice, else what the browser asks for, else English. */
export function localeOf(request: Request): Locale {
  const headers = new Headers({
    cookie: request.headers.cookie ?? '',
    'accept-language': request.headers['accept-language'] ?? '',
  });
  return resolveLocale({ headers });
}

/** Some 57 random bits in twelve letters and digits, in three groups. */
export function newRequestId(): string {
  const letters = Array.from(randomBytes(12), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/^(.{4})(.{4})/, '$1-$2-');
}

function idFrom(request: Request): string | undefined {
  const given = request.get('x-request-id');
  if (given === undefined || !WELL_FORMED.test(given)) return undefined;
  const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return trusts(request.socket.remoteAddress ?? '', 0) ? given : undefined;
}
