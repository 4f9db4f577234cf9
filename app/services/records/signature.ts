import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import type { RecordHeader } from '#app/core/reports/record/record.ts';

/** A new Ed25519 key: SubjectPublicKeyInfo and PKCS #8, PEM. */
export function newKey(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/**
 * The 32 bytes of a public key, Base64, as a header has them.
 * @param pem of a public or a private Ed25519 key
 * @throws Error where it is none
 */
export function keyBytes(pem: string): string {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key is not an Ed25519 key.');
  return Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url').toString('base64');
}

/** The signature of a header in canonical form, Base64. */
export function signHeader(header: RecordHeader, privateKey: string): string {
  return sign(null, bytesOf(header), createPrivateKey(privateKey)).toString('base64');
}

/** Whether a header was signed by the key that it names. */
export function isSigned(header: RecordHeader, signature: string): boolean {
  const key = publicKeyOf(header.key);
  return key !== null && verify(null, bytesOf(header), key, Buffer.from(signature, 'base64'));
}

const bytesOf = (header: RecordHeader) => Buffer.from(canonicalJson(header));

function publicKeyOf(base64: string): KeyObject | null {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== 32) return null;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') };
  return createPublicKey({ key: jwk, format: 'jwk' });
}
