import type { AppError } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { placeName as placeEn } from './en/problems/places.ts';
import { problems as en } from './en/problems.ts';
import type { Locale } from './locale.ts';
import { textIn, type Words } from './problemText.ts';
import { placeName as placeZh } from './zh/problems/places.ts';
import { problems as zh } from './zh/problems.ts';

const WORDS: Record<Locale, Words> = {
  en: { words: en as never, place: placeEn },
  zh: { words: zh as never, place: placeZh },
};

/** What is said, in a language. */
export function problemText(locale: Locale, said: Said): string {
  return textIn(WORDS[locale], said);
}

/** A place in an input, in a language: `line 3, field item` → 第 3 行的 item 字段. */
export function placeText(locale: Locale, path: string): string {
  return WORDS[locale].place(path);
}

/** An error in words, with its faults at their places. */
export interface ToldError {
  readonly message: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** What an error says, in a language. Places stay as programs know them. */
export function toldError(locale: Locale, error: AppError): ToldError {
  return {
    message: problemText(locale, error),
    problems: error.problems.map((one) => ({ path: one.path, message: problemText(locale, one) })),
  };
}
