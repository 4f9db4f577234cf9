import { trim } from '../text.ts';
import { splitWesternPunctuation } from './western.ts';

/*
 * The characters that sacreBLEU's `zh` sets apart. Its two ranges meant for the supplementary planes are
 * written in Python as '\u20000' to '\u2a6d6' and '\u2f800' to '\u2fa1d', which is U+2001–2A6D and U+2F81–2FA1:
 * curly quotes, dashes, the ellipsis, the euro sign and arrows are split off, and the characters of Extension B
 * are not. Scores are only comparable if that is kept.
 */
const SET_APART =
  /[\u2001-\u2a6d\u2e80-\u2fdf\u2ff0-\u303f\u3100-\u312f\u31a0-\u31bf\u31c0-\u31ef\u3200-\u4db5\u4e00-\u9fbb\uf900-\ufa2d\ufa30-\ufa6a\ufa70-\ufad9\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uffef]/g;

/** `zh`: each Chinese character a token, the rest by the rules of mteval-v13a. */
export function tokenizeChinese(text: string): string[] {
  return splitWesternPunctuation(trim(text).replace(SET_APART, ' $& '));
}
