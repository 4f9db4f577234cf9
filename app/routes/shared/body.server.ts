import { AppError } from '#app/core/shared/errors.ts';

/** Beyond this many bytes a request is not even read to its end. */
const MOST_DRAINED = 8 * 1024 * 1024;

/**
 * The JSON that a request carries.
 * @param most longest body in bytes
 * @throws AppError `too_large`, `invalid_input`
 */
export async function jsonBody(request: Request, most: number): Promise<unknown> {
  const bytes = await readBody(request, most);
  if (bytes === null) {
    const kilobytes = Math.floor(most / 1024);
    throw new AppError('too_large', `The request is longer than ${kilobytes} kB; shorten the comment.`);
  }
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch (error) {
    throw new AppError('invalid_input', 'The request is not JSON; send an object as application/json.', {
      cause: error,
    });
  }
}

/**
 * The body, or null where it is longer than `most`. Such a body is read on without being kept: an answer that
 * comes before the request has ended would be lost with the connection.
 */
async function readBody(request: Request, most: number): Promise<Buffer | null> {
  const kept: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) break;
    length += value.byteLength;
    if (length <= most) kept.push(value);
    if (length > MOST_DRAINED) {
      await reader?.cancel();
      break;
    }
  }
  return length > most ? null : Buffer.concat(kept);
}

/** Whether a request carries JSON rather than a form. */
export function carriesJson(request: Request): boolean {
  return (request.headers.get('Content-Type') ?? '').startsWith('application/json');
}

/** Throws a response with status 405 unless the method is POST. */
export function assertPost(request: Request): void {
  if (request.method !== 'POST') {
    throw new Response(null, { status: 405, headers: { Allow: 'POST' } });
  }
}
