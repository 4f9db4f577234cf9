import { z } from 'zod';
import { localPath } from '../shared/localPath.ts';
import { searchOf } from '../shared/search.server.ts';

const START = '/studies';

const searchSchema = z.object({ to: z.string().optional() });

/**
 * Where to go after signing in: a path of this server, else the list of studies.
 * @throws AppError `invalid_input` where the address names several
 */
export function afterSignIn(request: Request): string {
  return localPath(searchOf(request, searchSchema).to, START);
}

/** The address of the sign-in page that leads back to this page. */
export function signInAddress(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return (pathname === START || pathname === '/') && search === ''
    ? '/sign-in'
    : `/sign-in?to=${encodeURIComponent(pathname + search)}`;
}
