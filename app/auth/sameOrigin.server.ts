import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '#app/core/shared/errors.ts';

const SAFE_METHODS = ['GET', 'HEAD'];

/**
 * Refuses what another site's page makes a signed-in browser send. Browsers name where a request comes from in
 * `Sec-Fetch-Site` (over https and on this machine) and in `Origin`; a program that is no browser sends neither
 * and has no cookies of somebody else to misuse.
 *
 * @param origin the address under which people reach the server, without a trailing slash
 * @param isCertain whether it is configured; else only the host is compared, because a proxy that speaks https to
 *   the browser and http to us changes the scheme
 * @throws AppError `forbidden`
 */
export function assertSameOrigin(
  { method, headers }: { method?: string | undefined; headers: IncomingHttpHeaders },
  { origin, isCertain }: { origin: string; isCertain: boolean },
): void {
  if (SAFE_METHODS.includes(method ?? 'GET')) return;
  const site = headers['sec-fetch-site'];
  const from = headers.origin;
  const isOurs =
    site !== undefined
      ? site === 'same-origin' || site === 'none'
      : from === undefined || from === origin || (!isCertain && hostOf(from) === new URL(origin).host);
  if (isOurs) return;
  throw new AppError('other-origin', { origin });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
