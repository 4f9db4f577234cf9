const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Out of reach for scripts, and not sent along when another site posts to us. */
const COMMON = 'Path=/; HttpOnly; SameSite=Lax';

/**
 * Over https the name has a prefix by which browsers take the cookie from this very host only, over https only: no
 * neighbouring host can put one of its own in its place.
 */
function nameFor(secure: boolean): string {
  return secure ? '__Host-evenhand-session' : 'evenhand-session';
}

/** The `Set-Cookie` header that keeps a session's secret for `seconds`; 0 removes it. */
export function sessionCookie(secret: string, seconds: number, secure: boolean): string {
  return `${nameFor(secure)}=${secret}; ${COMMON}; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}

/** The session's secret that a request carries, if its form is right. */
export function readSessionCookie(request: Request, secure: boolean): string | undefined {
  return cookiesOf(request, nameFor(secure)).find((value) => SECRET.test(value));
}

/** The values of a request's cookies of a name. */
export function cookiesOf(request: Request, wanted: string): string[] {
  return (request.headers.get('cookie') ?? '').split(';').flatMap((part) => {
    const [name, value] = part.trim().split('=', 2);
    return name === wanted && value !== undefined ? [value] : [];
  });
}
