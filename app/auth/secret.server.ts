import { createHash, randomBytes } from 'node:crypto';

/** A secret that can't be guessed: 256 random bits in 43 characters that may stand in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a secret. 256 random bits can't be guessed, so a fast hash without salt is enough. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a text has the form of a secret. */
export function isSecret(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}
