import { data } from '@remix-run/node';
import { httpStatusOf, type AppError } from '#app/core/shared/errors.ts';
import { toldHere } from '../shared/sayHere.server.ts';

/**
 * What a form is answered that was refused: its faults by their places.
 *
 * @param otherwise the place of an error that tells of no faults
 */
export function refusedForm(error: AppError, otherwise: string) {
  const { message, problems: told } = toldHere(error);
  const problems = told.length > 0 ? [...told] : [{ path: otherwise, message }];
  return data({ problems }, { status: httpStatusOf(error) });
}
