import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookiesOf } from './sessionCookie.server.ts';

const HALF_YEAR_SECONDS = 182 * 24 * 3600;
const FORM = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

function nameFor(secure: boolean): string {
  return secure ? '__Host-evenhand-device' : 'evenhand-device';
}

/**
 * The `Set-Cookie` header by which a browser is known again from which somebody has signed in to an account. It signs
 * nobody in: attempts from such a browser are counted by themselves, so that whoever guesses an account's password,
 * from the same address even, locks nobody out who has been here before (OWASP, "Slow Down Online Guessing Attacks
 * with Device Cookies"). Whoever changes the password's hash makes it void.
 */
export function deviceCookie(passwordHash: string, secure: boolean): string {
  const device = randomBytes(16).toString('base64url');
  const value = `${device}.${seal(passwordHash, device)}`;
  return `${nameFor(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${HALF_YEAR_SECONDS}${secure ? '; Secure' : ''}`;
}

/** The name of the device that a request comes from, if somebody has signed in to the account from it. */
export function knownDevice(request: Request, passwordHash: string, secure: boolean): string | undefined {
  for (const value of cookiesOf(request, nameFor(secure))) {
    const [, device, given] = FORM.exec(value) ?? [];
    if (device === undefined || given === undefined) continue;
    if (timingSafeEqual(Buffer.from(given), Buffer.from(seal(passwordHash, device)))) return device;
  }
  return undefined;
}

// The hash is as secret as a key, and random by its salt.
const seal = (passwordHash: string, device: string) =>
  createHmac('sha256', passwordHash).update(`device ${device}`).digest('base64url');
