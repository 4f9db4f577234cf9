/** A stretch of a text, in UTF-16 units, and what stands there instead. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly with: string;
}

/** Applies replacements to a text at once, so that none changes what another wrote; of overlapping ones the first wins. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, with: value } of [...replacements].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += text.slice(at, start) + value;
    at = end;
  }
  return result + text.slice(at);
}
