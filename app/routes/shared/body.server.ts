import { AppError } from '#app/core/shared/errors.ts';

/**
 * The JSON that a request carries.
 * @param most longest body in bytes
 * @throws AppError `too_large`, `invalid_input`
 */
export async function jsonBody(request: Request, most: number): Promise<unknown> {
  const tooLarge = () =>
    new AppError(
      'too_large',
      `The request is longer than ${Math.floor(most / 1024)} kB; shorten the comment.`,
    );
  if (Number(request.headers.get('Content-Length') ?? 0) > most) throw tooLarge();
  const text = await request.text();
  if (text.length > most) throw tooLarge();
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new AppError('invalid_input', 'The request is not JSON; send an object as application/json.', {
      cause: error,
    });
  }
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
