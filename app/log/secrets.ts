/** Who has a link's secret is whom it was given to: it is never written down. */
const MASK = '…';

/** Paths whose next part is a secret: a rater's link, one to a report, an invitation to have an account, a link for a new password. */
const BEFORE_SECRETS = ['r', 'shared', 'invited', 'reset'];

/** A word in any writing that an address can have: capitals, percent escapes. */
const inAnyWriting = (word: string) =>
  [...word].map((letter) => `(?:${letter}|%${code(letter)}|%${code(letter.toUpperCase())})`).join('');
const code = (letter: string) => letter.charCodeAt(0).toString(16);
const SLASHES = String.raw`(?:\/|%2f)+`;
const PATH = `${SLASHES}(?:${BEFORE_SECRETS.map(inAnyWriting).join('|')})${SLASHES}`;

/** `/r/<token>` and the like, doubled slashes included. */
const LINK = new RegExp(String.raw`(${PATH})((?:(?!%2f)[^/\s"'\x60?#&<>\\])+)`, 'gi');
/** What follows a link's `?`: recruiting services put there who somebody is. */
const LINK_QUERY = new RegExp(String.raw`(${PATH}…[^\s"'\x60?#<>\\]*\?)[^\s"'\x60#<>\\]+`, 'gi');
/** A token of a person's for programs; only its beginning tells that it is one. */
const PERSONAL_TOKEN = /\bevh_[A-Za-z0-9_-]+/g;
/** What messages of a webhook are signed with. */
const WEBHOOK_SECRET = /\bwhsec_[A-Za-z0-9+/=]+/g;
/** User and password of an address such as a database's. */
const CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'`<>\\]+@/gi;

/**
 * A text as it may be written to a log: secrets of links, with the query that follows them, tokens for programs, and the
 * user and password of addresses are masked, wherever in the text they stand.
 *
 * @example withoutSecrets('No route matches URL "/r/8fQx…/x"') === 'No route matches URL "/r/…/x"'
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(LINK, `$1${MASK}`)
    .replace(LINK_QUERY, `$1${MASK}`)
    .replace(PERSONAL_TOKEN, `evh_${MASK}`)
    .replace(WEBHOOK_SECRET, `whsec_${MASK}`)
    .replace(CREDENTIALS, `$1${MASK}@`);
}

/**
 * The path of a request as it may be written to a log: without query, with a link's secret masked.
 * @param url a request's target (`/r/abc/next?x=1`) or a whole address; what is no address comes out masked too
 *
 * @example safePath('/r/8fQxSecret/next?PROLIFIC_PID=5f') === '/r/…/next'
 */
export function safePath(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return withoutSecrets(path === '' ? '/' : path);
}
