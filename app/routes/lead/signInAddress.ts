import { localPath } from '../shared/localPath.ts';

const START = '/studies';

/** Where to go after signing in: a path of this server, else the list of studies. */
export function afterSignIn(request: Request): string {
  return localPath(new URL(request.url).searchParams.get('to'), START);
}

/** The address of the sign-in page that leads back to this page. */
export function signInAddress(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return (pathname === START || pathname === '/') && search === ''
    ? '/sign-in'
    : `/sign-in?to=${encodeURIComponent(pathname + search)}`;
}
