import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import { errorIn, excerpt, readAnswer, UnreadableAnswer, type RemoteAnswer } from './answer.ts';
import { RequestFailure } from './failure.ts';
import { assertAllowedHost } from './hosts.ts';
import type { PostAnswer, Poster } from './post.ts';
import { askedWaitMs } from './waits.ts';

export interface Exchange {
  readonly answer: RemoteAnswer;
  readonly latencyMs: number;
  /** How long the server asks to wait before the next request. */
  readonly waitMs: number | undefined;
}

/**
 * Sends one request and reads its answer.
 * @param hosts those that may be asked; looked at before each request
 * @param stops texts that were to end the output
 * @param signal aborts the request; its reason is thrown as it is
 * @throws RequestFailure, or AppError `forbidden` where the host is not allowed
 */
export async function exchange(
  provider: RemoteProvider,
  body: object,
  options: {
    poster: Poster;
    hosts: readonly string[];
    apiKey: string | undefined;
    stops: readonly string[];
    signal: AbortSignal;
  },
): Promise<Exchange> {
  assertAllowedHost(provider.baseUrl, options.hosts);
  const url = `${provider.baseUrl}/${provider.api === 'chat' ? 'chat/completions' : 'completions'}`;
  const limit = AbortSignal.timeout(provider.timeoutSeconds * 1000);
  const started = performance.now();
  const reply = await options.poster
    .post(url, JSON.stringify(body), headersFor(options.apiKey), AbortSignal.any([options.signal, limit]))
    .catch((error: unknown) => {
      options.signal.throwIfAborted();
      if (limit.aborted) {
        throw new RequestFailure('time-out', `gave no whole answer within ${provider.timeoutSeconds} s`);
      }
      throw new RequestFailure('try-again', `could not be reached or broke off: ${connectionFault(error)}`);
    });
  const latencyMs = performance.now() - started;
  const waitMs = askedWaitMs(reply.headers, Date.now(), reply.status === 429);
  if (reply.status !== 200) throw refusalOf(reply, waitMs);
  try {
    return {
      answer: readAnswer(reply.body, reply.headers.get('content-type'), provider.api, options.stops),
      latencyMs,
      waitMs,
    };
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error;
    throw new RequestFailure('try-again', error.message);
  }
}

function headersFor(apiKey: string | undefined): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    ...(apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` }),
  };
}

/** What holds for every request: the key, the address, the model's name. */
const FOR_ALL: ReadonlySet<number> = new Set([401, 402, 403, 404, 405]);
const PASSING: ReadonlySet<number> = new Set([408, 409, 425]);

function refusalOf({ status, headers, body }: PostAnswer, waitMs: number | undefined): RequestFailure {
  if (status >= 300 && status < 400) {
    const to = headers.get('location');
    return new RequestFailure(
      'system',
      `answered ${status}${to === null ? '' : ` and points to ${excerpt(to)}`}; redirects are not followed, so set baseUrl to where it really is`,
    );
  }
  const said = explanationIn(body);
  const message = `answered ${status}${said === undefined ? '' : `: ${said.replace(/\.$/, '')}`}`;
  if (status === 429) return new RequestFailure('too-many', message, waitMs);
  if (status >= 500 || PASSING.has(status)) return new RequestFailure('try-again', message, waitMs);
  return new RequestFailure(FOR_ALL.has(status) ? 'system' : 'item', message);
}

function explanationIn(body: string): string | undefined {
  try {
    return errorIn(JSON.parse(body));
  } catch {
    const text = excerpt(body.replace(/<(script|style)[^]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' '));
    return text === '' ? undefined : text;
  }
}

function connectionFault(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return KNOWN_FAULTS[code ?? ''] ?? (message || code || 'no reason given');
}

const KNOWN_FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at this address (ECONNREFUSED)',
  ECONNRESET: 'the connection was closed in the middle (ECONNRESET)',
  ENOTFOUND: 'there is no host of this name (ENOTFOUND)',
  EAI_AGAIN: 'the name of the host could not be looked up (EAI_AGAIN)',
  ETIMEDOUT: 'no connection came about (ETIMEDOUT)',
};
