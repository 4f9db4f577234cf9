import { givenText, perItem, type ControlItem } from './controlItem.ts';

/** Numbers, with or without a unit behind them; none within a word (`B2B`) or a sign (`1️⃣`). */
export const NUMBERS =
  /(?<![\p{N}.,]|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\p{M}*)\p{N}+(?:[.,]\p{N}+)*(?![\p{N}\p{M}])/gu;
/** Capitalised words that don't begin a sentence, with what punctuation is in them: names, as a rule. */
export const NAMES =
  /(?<=[\p{Ll}\p{N},;:)\]"'”’][^\S\n]+["'“‘(]?)\p{Lu}\p{M}*(?:(?:[\p{L}\p{N}]\p{M}*|['’&-](?=[\p{L}\p{N}]))+[+#]*|[+#]+)/gu;
/** Words of any kind, for telling which are known. */
export const WORDS = /[\p{L}\p{M}\p{N}]+(?:[.,'’&-][\p{L}\p{M}\p{N}]+)*[+#]*/gu;

/** A kind of token, and the distinct ones that an item has in all its texts. */
export interface Tokens {
  readonly kind: RegExp;
  readonly tokensOf: (item: ControlItem) => readonly string[];
}
const tokens = (kind: RegExp): Tokens => ({
  kind,
  tokensOf: perItem((item) => [...new Set(`${givenText(item)}\n${item.text}`.match(kind) ?? [])]),
});
export const NUMBER_TOKENS = tokens(NUMBERS);
export const NAME_TOKENS = tokens(NAMES);
