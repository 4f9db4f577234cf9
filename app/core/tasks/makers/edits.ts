/** A stretch of a text, in UTF-16 units, and what stands there instead. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly with: string;
}

/** A text with some stretches replaced, none of which overlaps another. */
export function applySpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, with: value } of [...spans].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + value;
    at = end;
  }
  return result + text.slice(at);
}
