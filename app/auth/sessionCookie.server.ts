const NAME = 'evenhand-session';
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Out of reach for scripts, and not sent along when another site posts to us. */
const COMMON = 'Path=/; HttpOnly; SameSite=Lax';

/** The `Set-Cookie` header that keeps a session's secret for `seconds`; 0 removes it. */
export function sessionCookie(secret: string, seconds: number, secure: boolean): string {
  return `${NAME}=${secret}; ${COMMON}; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}

/** The session's secret that a request carries, if its form is right. */
export function readSessionCookie(request: Request): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === NAME && value !== undefined && SECRET.test(value)) return value;
  }
  return undefined;
}
