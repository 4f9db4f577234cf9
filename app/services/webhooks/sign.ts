import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A new secret as receivers keep it: `whsec_` and Base64. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/** Whether a text is a secret of 24 to 64 bytes, as https://www.standardwebhooks.com asks. */
export function isWebhookSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const { byteLength } = Buffer.from(text.slice(PREFIX.length), 'base64');
  return byteLength >= 24 && byteLength <= 64;
}

/**
 * The headers by which a receiver knows that a message is whole, from here and no old one: HMAC-SHA256 of id, time and
 * body (Standard Webhooks).
 */
export function signedHeaders(
  { message, secret, body }: { message: string; secret: string; body: string },
  at: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${message}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': message,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
