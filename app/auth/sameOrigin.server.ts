import { AppError } from '#app/core/shared/errors.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses what another site's page makes a signed-in browser send. Browsers name where a request comes from in
 * `Sec-Fetch-Site` (over https and on this machine) and in `Origin`; a program that is no browser sends neither
 * and has no cookies of somebody else to misuse.
 *
 * @param origin the address under which people reach the server, without a trailing slash
 * @throws AppError `forbidden`
 */
export function assertSameOrigin(request: Request, origin: string): void {
  if (SAFE_METHODS.includes(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  const from = request.headers.get('origin');
  const isOurs =
    site !== null
      ? site === 'same-origin' || site === 'none'
      : from === null || from === origin || hostOf(from) === hostReachedBy(request);
  if (isOurs) return;
  throw new AppError(
    'forbidden',
    `This request came from another page (${from ?? site}) and was refused. Open ${origin} and try again.`,
  );
}

/** The host that the browser was told to reach; behind a proxy, what the proxy passes on. */
function hostReachedBy(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
