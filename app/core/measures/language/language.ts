import { isUnspaced, tokenizeUnicode } from '../tokenizers/unicode.ts';
import type { Tokenizer } from '../tokenizers/tokenize.ts';
import type { ItemTokenizers } from '../definition.ts';

/**
 * The language of texts: the one that is given, else what their script says: `zh`, `ja`, `ko` or `th`, and for a
 * script that many languages share `und-` with its ISO 15924 code, such as `und-Cyrl`. The script is that of most
 * words, where each character of a script without spaces is one; Latin has to have more than any other, since Latin
 * names and units stand in texts of every language. `und` where nothing is a letter.
 *
 * @param given a BCP 47 tag, null where nobody named one
 */
export function languageOf(given: string | null, texts: readonly string[]): string {
  if (given !== null) return given;
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of tokenizeUnicode(text)) {
      const script = scriptOf(word);
      if (script !== null) counts.set(script, (counts.get(script) ?? 0) + 1);
    }
  }
  const kana = counts.get('Kana') ?? 0;
  const han = counts.get('Hani') ?? 0;
  if (kana > 0 && kana >= han / 10) {
    counts.delete('Hani');
    counts.set('Kana', kana + han);
  } else {
    counts.delete('Kana');
    if (kana + han > 0) counts.set('Hani', kana + han);
  }
  const latin = counts.get('Latn') ?? 0;
  const [script, most] = [...counts].reduce<readonly [string, number]>(
    (best, own) => (own[0] !== 'Latn' && own[1] > best[1] ? own : best),
    ['', 0],
  );
  if (latin > most) return 'und-Latn';
  return LANGUAGES[script] ?? (script === '' ? 'und' : `und-${script}`);
}

/** The scripts that tell the language. */
const LANGUAGES: Readonly<Record<string, string>> = {
  Hani: 'zh',
  Kana: 'ja',
  Hang: 'ko',
  Thai: 'th',
  Laoo: 'lo',
  Khmr: 'km',
  Mymr: 'my',
};

const SCRIPTS = Object.entries({
  Latn: 'Latin',
  Cyrl: 'Cyrillic',
  Grek: 'Greek',
  Arab: 'Arabic',
  Hebr: 'Hebrew',
  Deva: 'Devanagari',
  Hani: 'Han',
  Kana: 'Hiragana}\\p{scx=Katakana',
  Hang: 'Hangul',
  Thai: 'Thai',
  Laoo: 'Lao',
  Khmr: 'Khmer',
  Mymr: 'Myanmar',
  Armn: 'Armenian',
  Geor: 'Georgian',
  Ethi: 'Ethiopic',
  Beng: 'Bengali',
  Guru: 'Gurmukhi',
  Gujr: 'Gujarati',
  Taml: 'Tamil',
  Telu: 'Telugu',
  Knda: 'Kannada',
  Mlym: 'Malayalam',
  Sinh: 'Sinhala',
  Tibt: 'Tibetan',
}).map(([code, name]) => [code, new RegExp(`[\\p{scx=${name}}]`, 'u')] as const);

/** The script of a word's first letter; null for a number, and for a script that is not listed. */
function scriptOf(word: string): string | null {
  const letter = /\p{L}/u.exec(word)?.[0];
  if (letter === undefined) return null;
  return SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'Zyyy';
}

/** How a study asks for tokenizers: one for all texts, or `auto`, by each item's language. */
export type TokenizerChoice = 'auto' | Tokenizer;

/**
 * The tokenizers of one item. One that a study names is used by every measure that reads words. `auto` goes by the
 * language. For n-grams with punctuation: `zh` for Chinese, characters for Japanese, Thai, Lao, Khmer, Burmese and
 * Tibetan, else `13a`, which is what scores of those languages are usually given by. For words alone: ROUGE's own,
 * with its stems, for English and for Latin texts of a language that nobody named and whose words are all but a few
 * a–z and 0–9; for every other, words of any script.
 *
 * @param references by which the language is found where none is given
 */
export function tokenizersOf(
  choice: TokenizerChoice,
  given: string | null,
  references: readonly string[],
): ItemTokenizers {
  const language = languageOf(given, references);
  if (choice !== 'auto') return { language, tokens: choice, words: choice };
  const [primary] = language.split('-');
  const tokens = CHINESE.has(primary!) ? 'zh' : UNSPACED.has(primary!) ? 'char' : '13a';
  const isEnglish =
    primary === 'en' || (language === 'und-Latn' && readableShare(references, 'default') >= PLAIN_LATIN);
  return { language, tokens, words: isEnglish ? 'default' : 'unicode' };
}

const CHINESE = new Set(['zh', 'yue', 'wuu', 'nan', 'hak', 'lzh', 'cmn']);
const UNSPACED = new Set(['ja', 'th', 'lo', 'km', 'my', 'bo', 'dz']);

/** Of Latin text without a language, from this share on of words in a–z and 0–9 the reference's own words serve. */
const PLAIN_LATIN = 0.95;

/**
 * The share of a text's words, 0–1, that a tokenizer shows to a measure as words: ROUGE's own knows a–z and 0–9 alone;
 * one that parts text at spaces and punctuation sees whole sentences in scripts without spaces; `zh` parts Chinese
 * alone of those. 1 where there is no word.
 */
export function readableShare(texts: readonly string[], tokenizer: 'default' | Tokenizer): number {
  let words = 0;
  let readable = 0;
  for (const text of texts) {
    for (const word of tokenizeUnicode(text)) {
      words++;
      if (READS[tokenizer](word)) readable++;
    }
  }
  return words === 0 ? 1 : readable / words;
}

const READS: Readonly<Record<'default' | Tokenizer, (word: string) => boolean>> = {
  default: (word) => /^[a-z0-9]+$/.test(word),
  '13a': (word) => !isUnspaced(word),
  intl: (word) => !isUnspaced(word),
  none: (word) => !isUnspaced(word),
  zh: (word) => !isUnspaced(word) || /\p{Script=Han}/u.test(word),
  char: () => true,
  unicode: () => true,
};
