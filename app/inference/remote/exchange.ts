import { said } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import { errorIn, excerpt, readAnswer, UnreadableAnswer, type RemoteAnswer } from './answer.ts';
import { RequestFailure } from './failure.ts';
import { assertAllowedHost } from './hosts.ts';
import type { PostAnswer, Poster } from './post.ts';
import { refusedSetting } from './refusedSetting.ts';
import type { RequestSettings } from './settings.ts';
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
 * @param settings those in the body
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
    settings: RequestSettings;
    signal: AbortSignal;
  },
): Promise<Exchange> {
  assertAllowedHost(provider.baseUrl, options.hosts);
  const url = `${provider.baseUrl}/${provider.api === 'chat' ? 'chat/completions' : 'completions'}`;
  const headers = { ...headersFor(options.apiKey), 'Content-Type': 'application/json' };
  const started = performance.now();
  const reply = await withinTime(provider.timeoutSeconds, options.signal, (signal) =>
    options.poster.post(url, JSON.stringify(body), headers, signal),
  );
  const latencyMs = performance.now() - started;
  const waitMs = askedWaitMs(reply.headers, Date.now(), reply.status === 429);
  if (reply.status !== 200) throw refusalOf(reply, { waitMs, sent: options.settings });
  const stops = (options.settings['stop'] ?? []) as readonly string[];
  try {
    return {
      answer: readAnswer(reply.body, reply.headers.get('content-type'), provider.api, stops),
      latencyMs,
      waitMs,
    };
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error;
    throw new RequestFailure(error.final ? 'item' : 'try-again', error.why);
  }
}

/**
 * A server's answer, unless it takes too long.
 * @throws RequestFailure where there is none; the signal's reason where it aborts
 */
export async function withinTime(
  seconds: number,
  signal: AbortSignal,
  send: (signal: AbortSignal) => Promise<PostAnswer>,
): Promise<PostAnswer> {
  const limit = AbortSignal.timeout(seconds * 1000);
  return await send(AbortSignal.any([signal, limit])).catch((error: unknown) => {
    signal.throwIfAborted();
    if (limit.aborted) throw new RequestFailure('time-out', said('no-answer-within', { seconds }));
    const lasting = LASTING_FAULTS.test((error as NodeJS.ErrnoException).code ?? '');
    const why = said('connection-broke', { why: connectionFault(error) });
    throw new RequestFailure(lasting ? 'system' : 'try-again', why);
  });
}

/** What every request to a server says. */
export function headersFor(apiKey: string | undefined): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` }),
  };
}

/** What holds for every request: the key, the address, the model's name. */
const FOR_ALL: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 501, 505]);
const PASSING: ReadonlySet<number> = new Set([408, 409, 425]);

/**
 * What an answer with another status than 200 means.
 * @param sent the settings in the request, one of which may be what is refused
 */
export function refusalOf(
  { status, headers, body }: PostAnswer,
  { waitMs, sent = {} }: { waitMs?: number; sent?: RequestSettings } = {},
): RequestFailure {
  if (status >= 300 && status < 400) {
    const to = headers.get('location');
    return new RequestFailure(
      'system',
      said('server-redirects', { status, to: to === null ? '' : excerpt(to) }),
    );
  }
  const value = parsed(body);
  const explanation = (value === undefined ? plainText(body) : errorIn(value)) ?? '';
  const why = said('server-answered', { status, said: explanation.replace(/\.$/, '') });
  if (status === 429) return new RequestFailure('too-many', why, waitMs);
  if (FOR_ALL.has(status)) return new RequestFailure('system', why);
  if (status >= 500 || PASSING.has(status)) return new RequestFailure('try-again', why, waitMs);
  const setting = refusedSetting(value, explanation, sent);
  if (setting === undefined) return new RequestFailure('item', why);
  return new RequestFailure('system', said('server-refuses-setting', { setting, why }));
}

/** Undefined where it isn't JSON. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** What a page says; undefined for nothing. */
function plainText(body: string): string | undefined {
  const text = excerpt(body.replace(/<(script|style)[^]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' '));
  return text === '' ? undefined : text;
}

/** Codes of Node for a server whose certificate isn't trusted, or which speaks something else than TLS. */
const LASTING_FAULTS = /CERT|^UNABLE_TO_|^ERR_SSL_|^EPROTO$/;

function connectionFault(error: unknown): Said {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (Object.hasOwn(KNOWN_FAULTS, code)) return said(KNOWN_FAULTS[code as keyof typeof KNOWN_FAULTS]);
  const text = message || code;
  return text === '' ? said('no-reason-given') : said('as-said', { text });
}

const KNOWN_FAULTS = {
  ECONNREFUSED: 'nothing-listens',
  ECONNRESET: 'connection-closed',
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-looked-up',
  ETIMEDOUT: 'no-connection',
} as const;
