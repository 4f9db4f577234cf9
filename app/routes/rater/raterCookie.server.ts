import { randomBytes } from 'node:crypto';

const NAME = 'evenhand-rater';
const HALF_YEAR_SECONDS = 182 * 24 * 3600;

/** By which a browser is known again in every study, so that one person is one rater. */
const BROWSER = 'evenhand-browser';
/** By which it is known that a question of eligibility was answered, and how it was not to be. */
const DECLINED = 'evenhand-declined';

function cookieOf(request: Request, name: string): string | null {
  const header = request.headers.get('Cookie') ?? '';
  return new RegExp(`(?:^|;\\s*)${name}=([^;]+)`).exec(header)?.[1] ?? null;
}

/** The rater's secret in a request's cookies, or null. */
export function raterSecret(request: Request): string | null {
  return cookieOf(request, NAME);
}

/** What a browser is known by, where it brings what looks like it. */
export function browserOf(request: Request): string | undefined {
  const value = cookieOf(request, BROWSER);
  return value !== null && /^[\w-]{32}$/.test(value) ? value : undefined;
}

/** The mark of somebody who was declined; undefined where there is none. */
export function declinedOf(request: Request): string | undefined {
  return cookieOf(request, DECLINED) ?? undefined;
}

/** A name by which a browser may be known from now on. */
export function newBrowser(): string {
  return randomBytes(24).toString('base64url');
}

/** A Set-Cookie header for what a browser is known by, on all links. */
export function browserCookie(browser: string, secure: boolean): string {
  return setCookie(BROWSER, browser, '/r', secure);
}

/** A Set-Cookie header for the mark of somebody who was declined, on one link. */
export function declinedCookie(token: string, mark: string, secure: boolean): string {
  return setCookie(DECLINED, mark, `/r/${encodeURIComponent(token)}`, secure);
}

/** A Set-Cookie header by which this browser is known again as the rater of one link, and of no other. */
export function raterCookie(token: string, secret: string, secure: boolean): string {
  return setCookie(NAME, secret, `/r/${encodeURIComponent(token)}`, secure);
}

function setCookie(name: string, value: string, path: string, secure: boolean): string {
  return `${name}=${value}; Path=${path}; Max-Age=${HALF_YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
