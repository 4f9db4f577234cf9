import { everyLocale, type EveryLocale } from '#app/core/shared/localized.ts';
import { en } from './en/index.ts';
import type { Translation } from './translation.ts';
import { zh } from './zh/index.ts';

/** All messages: a namespace is one file per language, named alike in every language's folder. */
export type Messages = (typeof en)['messages'];

/** A language of the interface. */
export interface Language {
  /** What it calls itself, for the switch. */
  readonly name: string;
  /** The value of `<html lang>`. */
  readonly htmlLang: string;
  readonly messages: Translation<Messages>;
}

/** Every language of the interface. What goes wrong is put into words by `problems.ts`, which browsers don't get. */
export const LANGUAGES: Readonly<EveryLocale<Language>> = { en, zh };

/** Something of every language. */
export function ofLanguages<T>(find: (language: Language) => T): EveryLocale<T> {
  return everyLocale((locale) => find(LANGUAGES[locale]));
}
