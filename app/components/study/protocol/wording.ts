import { everyLocale, LOCALES, type EveryLocale, type Localized } from '#app/core/shared/localized.ts';

/** A text in every language: where one is empty, the words of the first that isn't stand for it. */
export function inEvery(texts: EveryLocale<string>): EveryLocale<string> {
  const written = LOCALES.map((locale) => texts[locale].trim()).find((text) => text !== '') ?? '';
  return everyLocale((locale) => texts[locale].trim() || written);
}

/** A text as the form holds it: where there is none in a language its field is empty. */
export const inEveryField = (texts: Localized<string>): EveryLocale<string> =>
  everyLocale((locale) => texts[locale] ?? '');

/** A key made of an English name: "Tone of voice" → `tone-of-voice`. */
export function keyOf({ en }: EveryLocale<string>, otherwise: string): string {
  const key = en
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return key === '' ? otherwise : key;
}

/** The path of a text's English words, for a text that is missing in every language. */
export const inEnglish = (path: string) => path.replace(OTHERS, '.en$1');

const OTHERS = new RegExp(`\\.(?:${LOCALES.filter((locale) => locale !== 'en').join('|')})(\\.\\d+)?$`);
