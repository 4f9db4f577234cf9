import { codePointLength } from './codePoints.ts';

/**
 * What a reader sees of a text on the pages, which keep its blanks and line ends: without blank lines around it and
 * blanks at its ends and at the ends of its lines, line ends as `\n`, characters composed (Unicode NFC), and without
 * characters that show nothing. Two outputs with the same shown text are the same to raters; and since this is what
 * their browsers get, what cannot be seen cannot tell one system from another either.
 *
 * Left as they are: characters that show nothing themselves but change what stands beside them (joiners inside scripts
 * that join, marks of direction in texts that have a right-to-left letter, variation selectors), and no-break spaces.
 *
 * @example shownText(' caf\u0065\u0301\u200b \r\n') // 'café'
 */
export function shownText(text: string): string {
  // Most texts need no more than this, and raters wait for it.
  if (!UNUSUAL.test(text)) return text.trim().normalize('NFC');
  return pieces(text)
    .map((piece) => piece.text)
    .join('');
}

/** A stretch of a text, offsets in Unicode code points, the end not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch of the shown text stands in the text itself. */
export function toStored<T extends Stretch>(text: string, stretch: T): T {
  const shown = codePoints(text);
  if (shown.length === 0) return stretch;
  const first = shown[Math.min(stretch.start, shown.length - 1)]!;
  const last = shown[Math.min(Math.max(stretch.end, stretch.start + 1), shown.length) - 1]!;
  return { ...stretch, start: first.start, end: last.end };
}

/** Where a stretch of a text stands in what is shown of it. */
export function toShown<T extends Stretch>(text: string, stretch: T): T {
  const shown = codePoints(text);
  const start = shown.findIndex((one) => one.end > stretch.start);
  if (start === -1) return { ...stretch, start: Math.max(0, shown.length - 1), end: shown.length };
  const after = shown.findIndex((one) => one.start >= stretch.end);
  const end = after === -1 ? shown.length : after;
  return { ...stretch, start, end: Math.max(end, start + 1) };
}

/** A part of a text and what is shown of it; empty where that is nothing. */
interface Piece {
  readonly text: string;
  /** In code points of the text. */
  readonly start: number;
  readonly end: number;
}

/** Characters that nobody sees wherever they stand: zero-width space, word joiner, invisible operators, BOM … */
const INVISIBLE = /[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff]/u;
/** Marks and overrides of direction. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** A letter that runs from right to left, or an override that makes others do so. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u202d\u202e]/u;
/** What more than composing and trimming is needed for: any of these, and blanks before a line's end. */
const UNUSUAL = /[^\S\n]\n|[\r\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;
const JOINER = /[\u200c\u200d]/u;
/** Characters beside which a joiner changes nothing. */
const UNJOINED =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Nd}\p{P}\s]$/u;

/** Characters that are composed together: a base with its marks, or Korean letters. */
const CLUSTER = /\r\n|\s|[\u1100-\u11ff]+\p{M}*|[^\s\p{M}]\p{M}*|\p{M}+/gu;

function pieces(text: string): Piece[] {
  const points = [...text];
  // Taken out first: a mark behind what nobody sees belongs to the character before, and is composed with it.
  const seen = visible(points);
  const clusters: Piece[] = [];
  let at = 0;
  for (const [cluster] of seen
    .map((place) => points[place])
    .join('')
    .matchAll(CLUSTER)) {
    const next = at + codePointLength(cluster);
    clusters.push({ text: shownCluster(cluster), start: seen[at]!, end: seen[next - 1]! + 1 });
    at = next;
  }
  return trimmed(withoutJoiners(clusters));
}

/** The places of the code points that can be seen, or change how others are. */
function visible(points: readonly string[]): number[] {
  const keepsDirection = points.some((point) => RIGHT_TO_LEFT.test(point));
  return points.flatMap((point, place) =>
    INVISIBLE.test(point) || (!keepsDirection && DIRECTION.test(point)) ? [] : [place],
  );
}

function shownCluster(cluster: string): string {
  return cluster === '\r\n' || cluster === '\r' ? '\n' : cluster.normalize('NFC');
}

/** Without joiners between characters that nothing joins; other invisible characters are gone already. */
function withoutJoiners(clusters: readonly Piece[]): Piece[] {
  const isJoiner = (piece: Piece) => JOINER.test(piece.text) && codePointLength(piece.text) === 1;
  const unjoined = (piece: Piece | undefined) => piece === undefined || UNJOINED.test(piece.text);
  const neighbours = clusters.filter((piece) => !isJoiner(piece));
  let before = -1;
  return clusters.filter((piece) => {
    if (!isJoiner(piece)) {
      before++;
      return true;
    }
    return !(unjoined(neighbours[before]) && unjoined(neighbours[before + 1]));
  });
}

/** Without blanks before line ends and at both ends, and without lines of blanks there. */
function trimmed(shown: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of shown) {
    if (piece.text === '\n') dropBlanks(kept);
    if (kept.length > 0 || !/^\s+$/u.test(piece.text)) kept.push(piece);
  }
  while (kept.length > 0 && /^\s+$/u.test(kept.at(-1)!.text)) kept.pop();
  return kept;
}

function dropBlanks(kept: Piece[]): void {
  while (kept.length > 0 && /^[^\S\n]+$/u.test(kept.at(-1)!.text)) kept.pop();
}

/** The code points of what is shown, each with the stretch of the text that it stands for. */
function codePoints(text: string): Stretch[] {
  return pieces(text).flatMap((piece) => {
    const points = codePointLength(piece.text);
    // Where as many come out as went in, each stands for its own; else all of them stand for the whole.
    const alike = points === piece.end - piece.start;
    return Array.from({ length: points }, (_, i) =>
      alike ? { start: piece.start + i, end: piece.start + i + 1 } : { start: piece.start, end: piece.end },
    );
  });
}
