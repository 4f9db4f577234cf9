import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { AppError, isAppError } from '#app/core/shared/errors.ts';
import { isPublicAddress, publicLookup } from './networks.ts';

/** From the name's look-up to the end of the answer. */
const MOST_MS = 10_000;
/** So much of an answer is read, and kept for the log. */
const MOST_ANSWER = 2048;

export interface PostAnswer {
  readonly status: number;
  /** The beginning of it, as text that can be stored. */
  readonly answer: string;
}

/**
 * Posts JSON to an address and tells what is answered. A redirection is an answer and not followed.
 *
 * @param options.privately whether the address may be one of a private network or of this machine
 * @throws AppError `forbidden` for an address of a private network; `unavailable` where nobody answers in time
 */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { privately, signal, mostMs = MOST_MS }: { privately: boolean; signal: AbortSignal; mostMs?: number },
): Promise<PostAnswer> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (!privately && isIP(host) !== 0 && !isPublicAddress(host)) {
    throw new AppError('webhook-address-private', { host });
  }
  const late = AbortSignal.timeout(mostMs);
  try {
    return await new Promise<PostAnswer>((resolve, reject) => {
      const request = (protocol === 'http:' ? http : https).request(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
          agent: false,
          signal: AbortSignal.any([signal, late]),
          ...(!privately && { lookup: publicLookup }),
        },
        (response) => {
          const parts: Buffer[] = [];
          let length = 0;
          const end = () => {
            const text = Buffer.concat(parts).subarray(0, MOST_ANSWER).toString('utf8');
            resolve({ status: response.statusCode ?? 0, answer: text.replaceAll('\u0000', '') });
            request.destroy();
          };
          response.on('data', (part: Buffer) => {
            parts.push(part);
            length += part.byteLength;
            if (length >= MOST_ANSWER) end();
          });
          response.once('end', end);
          response.once('error', reject);
        },
      );
      request.once('error', reject);
      request.end(body);
    });
  } catch (error) {
    if (isAppError(error)) throw error;
    signal.throwIfAborted();
    if (late.aborted) throw new AppError('webhook-too-slow', { host, seconds: mostMs / 1000 });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new AppError('webhook-unreachable', { host, said: code ?? message }, { cause: error });
  }
}
