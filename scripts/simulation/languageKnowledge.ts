import { readFileSync } from 'node:fs';

/** What a careful reader knows of one language; see fixtures/datasets/blurb/README.md. */
export interface LanguageKnowledge {
  readonly labels: { readonly audience: string; readonly description: string };
  readonly values: {
    readonly name: readonly string[];
    readonly kind: readonly string[];
    readonly colour: readonly string[];
    readonly material: readonly string[];
  };
  /** First token → tokens that may follow it. */
  readonly followers: ReadonlyMap<string, ReadonlySet<string>>;
}

export type Languages = Readonly<Record<'en' | 'zh', LanguageKnowledge>>;

interface StoredLanguage {
  readonly labels: LanguageKnowledge['labels'];
  readonly values: LanguageKnowledge['values'];
  readonly bigrams: Record<string, string>;
}

/** Reads `language.json` of the sample's data set. */
export function readLanguages(file: URL | string): Languages {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Record<'en' | 'zh', StoredLanguage>;
  const load = (language: StoredLanguage, split: (seconds: string) => Iterable<string>) => ({
    labels: language.labels,
    values: language.values,
    followers: new Map(
      Object.entries(language.bigrams).map(([first, seconds]) => [first, new Set(split(seconds))] as const),
    ),
  });
  return { en: load(stored.en, (s) => s.split(' ')), zh: load(stored.zh, (s) => s) };
}

const NUMBER = /\d+(?:\.\d+)?/g;

/** The tokens of a text as `language.json` counts them, with `^` before and `$` after. */
export function readerTokens(language: 'en' | 'zh', text: string): string[] {
  const tokens =
    language === 'en'
      ? (text.toLowerCase().match(/\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)*|\S/gu) ?? []).map((token) =>
          /^\d/.test(token) ? '0' : token,
        )
      : [...text.replace(NUMBER, '0')].filter((character) => character.trim() !== '');
  return ['^', ...tokens, '$'];
}

/** The numbers in a text, as written. */
export function numbersIn(text: string): string[] {
  return text.match(NUMBER) ?? [];
}
