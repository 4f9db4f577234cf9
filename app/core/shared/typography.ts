import type { EveryLocale, Locale } from './localized.ts';

/** How a language sets what stands beside each other. */
interface Typography {
  /** Between two sentences. */
  readonly space: string;
  readonly colon: string;
  readonly comma: string;
  /** "A", "A and B", "A, B and C". */
  readonly list: (names: readonly string[]) => string;
  /** "0.42 (0.31 to 0.52)". */
  readonly interval: (estimate: string, from: string, to: string) => string;
}

const TYPOGRAPHY: EveryLocale<Typography> = {
  en: {
    space: ' ',
    colon: ': ',
    comma: ', ',
    list: (names) =>
      names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
    interval: (estimate, from, to) => `${estimate} (${from} to ${to})`,
  },
  zh: {
    space: '',
    colon: '：',
    comma: '，',
    list: (names) => names.join('、'),
    interval: (estimate, from, to) => `${estimate}（${from} 至 ${to}）`,
  },
};

export function typographyOf(locale: Locale): Typography {
  return TYPOGRAPHY[locale];
}

/** Sentences after each other; those that are empty are left out. */
export function joinSentences(sentences: readonly string[], locale: Locale): string {
  return sentences.filter((sentence) => sentence !== '').join(TYPOGRAPHY[locale].space);
}

/** Names in a sentence, each once. */
export function enumerate(names: readonly string[], locale: Locale): string {
  return TYPOGRAPHY[locale].list([...new Set(names)]);
}
