/**
 * The source of a regular expression that matches exactly this text, whatever is in it, under every flag, inside a
 * character class and next to any other source. All ASCII punctuation is written by its number, since which of it
 * may follow a backslash depends on the flags; so is a letter or digit at the beginning, which would else continue
 * an escape that stands before it, as in `RegExp.escape` of ECMAScript 2025.
 *
 * @example new RegExp(`^${literalPattern('C++')}$`, 'u').test('C++') // true
 */
export function literalPattern(text: string): string {
  return text.replace(/^[0-9A-Za-z]|[!-/:-@[-^`{-~]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/**
 * The pattern of SQL's `like` that matches exactly this text; PostgreSQL's escape character is the backslash.
 *
 * @example `${literalLike('50%_off')}%` // '50\%\_off%'
 */
export function literalLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
