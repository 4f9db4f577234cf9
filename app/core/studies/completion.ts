/** Most characters of a completion code or return address. */
export const MOST_COMPLETION = 500;

/** What raters give the platform that recruited them, to be paid: a code to type in there, or an address to return to. */
export type Completion =
  { readonly kind: 'code'; readonly code: string } | { readonly kind: 'address'; readonly address: string };

/** Whether a text is a code or an address on the web (https) that raters may be sent to. */
export function isCompletion(text: string): boolean {
  if (text.length > MOST_COMPLETION || /[\p{Cc}]/u.test(text) || text.trim() === '') return false;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return true;
  return text.startsWith('https://') && URL.canParse(text);
}

/** A text that `isCompletion`, as raters are shown it; null where there is none. */
export function completionOf(text: string | null): Completion | null {
  if (text === null) return null;
  return text.startsWith('https://') ? { kind: 'address', address: text } : { kind: 'code', code: text };
}
