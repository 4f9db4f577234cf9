import type { Span } from '#app/core/kinds/likert/spans.ts';

/** What is chosen by keys: the words from `anchor` to `head`, by their index. */
export interface WordCursor {
  readonly anchor: number;
  readonly head: number;
}

/** A cursor on one word, the nearest that there is. */
export function cursorOn(word: number, words: number): WordCursor {
  const index = Math.min(Math.max(word, 0), words - 1);
  return { anchor: index, head: index };
}

/** The cursor after a step by words; `extend` keeps what is chosen and lets it grow or shrink. */
export function moved(cursor: WordCursor, step: number, words: number, extend: boolean): WordCursor {
  const { head } = cursorOn(cursor.head + step, words);
  return extend ? { anchor: cursor.anchor, head } : { anchor: head, head };
}

/** The stretch of the text from the first to the last word that the cursor is on; null without words. */
export function spanUnder(cursor: WordCursor, words: readonly Span[]): Span | null {
  const first = words[Math.min(cursor.anchor, cursor.head)];
  const last = words[Math.max(cursor.anchor, cursor.head)];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}
