import { createHash } from 'node:crypto';

/**
 * The fingerprint by which people compare keys: the first 16 bytes of the SHA-256 of a public key's 32, in pairs.
 * @param key Base64
 */
export function keyPrint(key: string): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  return digest.slice(0, 32).match(/../g)!.join(':');
}
