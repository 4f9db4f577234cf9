/** Who has the token of a rater's link is that rater: it stands after `/r/`, and is never written down. */
const MASK = '…';

/** `/r/<token>` in any writing that an address can have: doubled slashes, capitals, percent escapes. */
const RATER_LINK = /((?:\/|%2f)+(?:r|%[57]2)(?:\/|%2f)+)((?:(?!%2f)[^/\s"'`?#&<>\\])+)/gi;
/** What follows a link's `?`: recruiting services put there who somebody is. */
const RATER_QUERY = /((?:\/|%2f)+(?:r|%[57]2)(?:\/|%2f)+…[^\s"'`?#<>\\]*\?)[^\s"'`#<>\\]+/gi;
/** User and password of an address such as a database's. */
const CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'`<>\\]+@/gi;

/**
 * A text as it may be written to a log: tokens of raters' links, with the query that follows them, and the user and
 * password of addresses are masked, wherever in the text they stand.
 *
 * @example withoutSecrets('No route matches URL "/r/8fQx…/x"') === 'No route matches URL "/r/…/x"'
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(RATER_LINK, `$1${MASK}`)
    .replace(RATER_QUERY, `$1${MASK}`)
    .replace(CREDENTIALS, `$1${MASK}@`);
}

/**
 * The path of a request as it may be written to a log: without query, with a rater's token masked.
 * @param url a request's target (`/r/abc/next?x=1`) or a whole address; what is no address comes out masked too
 *
 * @example safePath('/r/8fQxSecret/next?PROLIFIC_PID=5f') === '/r/…/next'
 */
export function safePath(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return withoutSecrets(path === '' ? '/' : path);
}
