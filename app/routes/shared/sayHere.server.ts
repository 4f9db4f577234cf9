import type { AppError } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { placeText, problemText, toldError, type ToldError } from '#app/i18n/problems.ts';
import { requestLocale } from '#app/log/requestScope.ts';

/** What is said, in the language of the request that is being answered. */
export function sayHere(said: Said): string {
  return problemText(requestLocale(), said);
}

/** A place in an input, in the language of the request that is being answered. */
export function placeHere(path: string): string {
  return placeText(requestLocale(), path);
}

/** An error with its faults, in the language of the request that is being answered. */
export function toldHere(error: AppError): ToldError {
  return toldError(requestLocale(), error);
}

/** The same for a page, where the places of faults are in its language too. */
export function toldForPage(error: AppError): ToldError {
  const { message, problems } = toldHere(error);
  return { message, problems: problems.map((one) => ({ ...one, path: placeHere(one.path) })) };
}
