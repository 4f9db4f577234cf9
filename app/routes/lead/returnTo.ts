const START = '/studies';

/** Where to go after signing in: a path of this server, else the list of studies. */
export function returnTo(wanted: string | null): string {
  // "//elsewhere" and "/\elsewhere" would lead away; control characters are dropped by browsers.
  return wanted !== null && /^\/(?![/\\])[^\p{Cc}]*$/u.test(wanted) ? wanted : START;
}

/** The address of the sign-in page that leads back to this page. */
export function signInAddress(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return (pathname === START || pathname === '/') && search === ''
    ? '/sign-in'
    : `/sign-in?to=${encodeURIComponent(pathname + search)}`;
}
