import type { Decision } from './report.ts';

/** What a badge says of a candidate. */
export interface BadgeEntry {
  readonly system: string;
  /** Null where there is no verdict yet, or none any more. */
  readonly decision: Decision | null;
  /** The decision's word in the reader's language, or the study's state's. */
  readonly word: string;
}

const GREY = '#4b5563';
/** White text has 4.5:1 on each. */
const COLOURS: Record<Decision, string> = {
  ship: '#0b6b4f',
  'ship-with-caution': '#7a5b00',
  hold: GREY,
  'do-not-ship': '#a3231f',
  'needs-people': GREY,
};

const [HEIGHT, PADDING, WIDE, NARROW] = [20, 8, 11.5, 6.6];

/** An image (SVG) of 20 pixels' height: each candidate, and the verdict on it. */
export function badgeSvg(entries: readonly BadgeEntry[]): string {
  let width = 0;
  const parts = entries.flatMap(({ system, word, decision }) =>
    [
      { text: system, colour: '#2b2824' },
      { text: word, colour: decision === null ? GREY : COLOURS[decision] },
    ].map(({ text, colour }) => {
      const own = textWidth(text);
      const at = width;
      width += own + 2 * PADDING;
      return (
        `<rect x="${at}" width="${own + 2 * PADDING}" height="${HEIGHT}" fill="${colour}"/>` +
        `<text x="${at + PADDING}" y="14" textLength="${own}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`
      );
    }),
  );
  const title = entries.map(({ system, word }) => `${system}: ${word}`).join(', ');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${escaped(title)}">` +
    `<title>${escaped(title)}</title><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">` +
    `${parts.join('')}</g></svg>\n`
  );
}

/** About how wide a text of this size is, in pixels: it is set to exactly that. */
function textWidth(text: string): number {
  return Math.round(
    [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2e7f ? WIDE : NARROW), 0),
  );
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
