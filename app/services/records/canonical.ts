import { createHash } from 'node:crypto';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';

/** SHA-256 of data in canonical form (RFC 8785, in UTF-8), hex. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
