const NAME = 'evenhand-rater';
const HALF_YEAR_SECONDS = 182 * 24 * 3600;

/** The rater's secret in a request's cookies, or null. */
export function raterSecret(request: Request): string | null {
  const header = request.headers.get('Cookie') ?? '';
  return new RegExp(`(?:^|;\\s*)${NAME}=([^;]+)`).exec(header)?.[1] ?? null;
}

/** A Set-Cookie header by which this browser is known again as the rater of one link, and of no other. */
export function raterCookie(token: string, secret: string, secure: boolean): string {
  const path = `/r/${encodeURIComponent(token)}`;
  return `${NAME}=${secret}; Path=${path}; Max-Age=${HALF_YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
