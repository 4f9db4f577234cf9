import type { Said } from '#app/core/shared/reasons/reason.ts';
import { configuration as configurationEn } from './en/problems/configuration.ts';
import { placeName as placeEn } from './en/problems/places.ts';
import { values as valuesEn } from './en/problems/values.ts';
import type { Locale } from './locale.ts';
import { textIn, type Words } from './problemText.ts';
import { configuration as configurationZh } from './zh/problems/configuration.ts';
import { placeName as placeZh } from './zh/problems/places.ts';
import { values as valuesZh } from './zh/problems/values.ts';

const asSaid = { 'as-said': ({ text }: { text: string }) => text };

const WORDS: Record<Locale, Words> = {
  en: { words: { ...valuesEn, ...configurationEn, ...asSaid } as never, place: placeEn },
  zh: { words: { ...valuesZh, ...configurationZh, ...asSaid } as never, place: placeZh },
};

/**
 * What is said of a study's configuration, in a language, for the browser that checks one before it is sent: it
 * gets these words alone, and not those of servers and databases.
 */
export function formProblemText(locale: Locale, said: Said): string {
  return textIn(WORDS[locale], said);
}
