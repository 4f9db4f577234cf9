import { inOrder, markedStretches, overlaps, type Span } from '#app/core/kinds/likert/spans.ts';
import type { Highlight } from '#app/core/kinds/likert/answer.ts';

/** A stretch of a text as it is shown: the mark that it is in, and whether the cursor is on it. */
export interface MarkedRun {
  readonly text: string;
  readonly mark: Highlight | null;
  readonly cursor: boolean;
}

/**
 * A text in runs, cut where marks and the cursor begin and end.
 *
 * @param cursor what is chosen by keys, null where nothing is
 */
export function markedRuns(text: string, marks: readonly Highlight[], cursor: Span | null): MarkedRun[] {
  return markedStretches(text, marks).flatMap(({ text: part, start, end, span }) => {
    if (cursor === null || !overlaps({ start, end }, cursor))
      return [{ text: part, mark: span, cursor: false }];
    const inside = { start: Math.max(cursor.start, start) - start, end: Math.min(cursor.end, end) - start };
    return markedStretches(part, [inside]).map((stretch) => ({
      text: stretch.text,
      mark: span,
      cursor: stretch.span !== null,
    }));
  });
}

/** The marks with a further one, which takes the place of those that it overlaps, in the order of the text. */
export function withMark(marks: readonly Highlight[], mark: Highlight): Highlight[] {
  return inOrder([...marks.filter((other) => !overlaps(other, mark)), mark]);
}

/** The part of a text in a span. */
export function textIn(text: string, { start, end }: Span): string {
  return Array.from(text).slice(start, end).join('');
}

/** A span without the blanks at its ends; null where nothing else is in it. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  const part = textIn(text, { start, end });
  const front = Array.from(part).length - Array.from(part.trimStart()).length;
  const length = Array.from(part.trim()).length;
  return length === 0 ? null : { start: start + front, end: start + front + length };
}

/** The words of a text (in Chinese, too) and its punctuation marks, as spans; blanks are in none. */
export function wordsOf(text: string, language: string | null): Span[] {
  const words: Span[] = [];
  let at = 0;
  for (const { segment } of segmenterFor(language).segment(text)) {
    const end = at + Array.from(segment).length;
    if (segment.trim() !== '') words.push({ start: at, end });
    at = end;
  }
  return words;
}

function segmenterFor(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'word' });
  } catch {
    // A tag that the browser does not take.
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}
