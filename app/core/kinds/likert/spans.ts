import { problem, type Problem } from '../../shared/errors.ts';
import type { AskedMarks } from './highlights.ts';
import { codePointLength } from '../../shared/codePoints.ts';
import { cleanComment } from '../../shared/comment.ts';
import type { Highlight } from './highlight.ts';

/** A stretch of a text between two offsets in code points, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The offset in code points of an offset in UTF-16 units, which is how browsers count. */
export function codePointOffset(text: string, utf16: number): number {
  return codePointLength(text.slice(0, utf16));
}

/** The inverse of `codePointOffset`. */
export function utf16Offset(text: string, codePoint: number): number {
  let units = 0;
  let points = 0;
  for (const character of text) {
    if (points++ === codePoint) break;
    units += character.length;
  }
  return units;
}

/** Whether two spans have a code point in common. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Spans in the order of the text. */
export function inOrder<T extends Span>(spans: readonly T[]): T[] {
  return [...spans].sort((a, b) => a.start - b.start);
}

/** A stretch of a text with the span that it is in, null outside of all. */
export interface MarkedStretch<T extends Span> extends Span {
  readonly text: string;
  readonly span: T | null;
}

/** A text cut at the ends of its spans, which don't overlap; the stretches add up to it, and none is empty. */
export function markedStretches<T extends Span>(text: string, spans: readonly T[]): MarkedStretch<T>[] {
  const points = Array.from(text);
  const stretches: MarkedStretch<T>[] = [];
  let at = 0;
  const add = (end: number, span: T | null) => {
    if (end > at) stretches.push({ start: at, end, text: points.slice(at, end).join(''), span });
    at = Math.max(at, end);
  };
  for (const span of inOrder(spans)) {
    add(Math.min(span.start, points.length), null);
    add(Math.min(span.end, points.length), span);
  }
  add(points.length, null);
  return stretches;
}

/**
 * All that is wrong with the spans of a text; empty = they may be stored.
 *
 * @param options what the study asks for; null where it asks for no spans
 * @param criteria keys of the study's criteria
 */
export function highlightProblems(
  highlights: readonly Highlight[],
  text: string,
  options: AskedMarks | null,
  criteria: readonly string[],
): Problem[] {
  if (options === null) {
    if (highlights.length === 0) return [];
    return [problem('highlights', 'no-spans-asked')];
  }
  const length = codePointLength(text);
  const problems: Problem[] = [];
  for (const [index, { start, end, severity, criterion, category, comment }] of highlights.entries()) {
    const path = `highlights.${index}`;
    if (end <= start) problems.push(problem(path, 'span-empty', { start, end }));
    else if (end > length) problems.push(problem(path, 'span-beyond-text', { start, end, length }));
    if (!options.severities.includes(severity)) {
      problems.push(problem(path, 'no-such-severity', { severity }));
    }
    if (criterion !== undefined && !(options.criteria && criteria.includes(criterion))) {
      problems.push(problem(path, 'span-not-about', { criterion }));
    }
    if (category !== undefined && !options.categories?.some(({ key }) => key === category)) {
      problems.push(problem(path, 'no-such-category', { category }));
    }
    if (!options.comments && (comment ?? '') !== '') problems.push(problem(path, 'no-span-comments'));
  }
  const ordered = inOrder(highlights);
  for (const [index, span] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next !== undefined && overlaps(span, next)) {
      const [one, other] = [span, next].map(({ start, end }) => `${start}–${end}`) as [string, string];
      problems.push(problem('highlights', 'spans-overlap', { one, other }));
    }
  }
  return problems;
}

/** Spans as they are stored: in the order of the text, comments cleaned. */
export function cleanHighlights(highlights: readonly Highlight[]) {
  return inOrder(highlights).map(({ start, end, severity, criterion = null, category = null, comment }) => ({
    start,
    end,
    severity,
    criterion,
    category,
    comment: cleanComment(comment),
  }));
}
