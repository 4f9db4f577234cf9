/*
 * White space as Python's str.split and str.strip see it. JavaScript's \s differs: it lacks U+001C–001F and
 * U+0085 and has U+FEFF. The reference implementations are written in Python.
 */
const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const WORD = new RegExp(`[^${SPACE}]+`, 'g');
const RUN_OF_SPACE = new RegExp(`[${SPACE}]+`, 'g');

/** Whether a code unit is white space. */
export function isSpaceCode(code: number): boolean {
  if (code <= 0x20) return code >= 0x1c || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  if (code < 0x2000 || code > 0x205f) return code === 0x1680 || code === 0x3000;
  return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
}

/** The words of `text` between white space; none for a blank text. */
export function splitWords(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** `text` without any white space. */
export function removeSpace(text: string): string {
  return text.replace(RUN_OF_SPACE, '');
}

/** `text` without white space at its end. A loop, because an anchored expression is quadratic in long runs. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpaceCode(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** `text` without white space at either end. */
export function trim(text: string): string {
  const rest = trimEnd(text);
  let start = 0;
  while (start < rest.length && isSpaceCode(rest.charCodeAt(start))) start++;
  return rest.slice(start);
}
