/** Longest comment, in characters. */
export const COMMENT_LIMIT = 5000;

/** Control characters that no comment needs and PostgreSQL or a spreadsheet may refuse; line feed and tab stay. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * A comment as it is stored: line ends as line feeds, control characters and halves of surrogate pairs taken
 * out, spaces at its ends cut; null where nothing is left.
 */
export function cleanComment(comment: string | undefined): string | null {
  const clean = (comment ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '')
    .trim();
  return clean === '' ? null : clean;
}
