import { createHash } from 'node:crypto';
import { canonicalPieces } from '#app/core/verdict/canonical.ts';

/** SHA-256 of everything that a verdict rests on in canonical form, hex. */
export function hashOf(...content: Parameters<typeof canonicalPieces>): string {
  const hash = createHash('sha256');
  for (const piece of canonicalPieces(...content)) hash.update(piece);
  return hash.digest('hex');
}
