/**
 * A random key for a judgment. `crypto.randomUUID` is missing on plain http:// addresses other than localhost,
 * where raters in the same building may well be.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
