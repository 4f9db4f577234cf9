import { AppError } from '#app/core/shared/errors.ts';
import { isLimit, MOST_LIMIT } from '#app/core/studies/linkLimits.ts';

/**
 * A limit of a link, as it was given.
 *
 * @throws AppError `invalid_input` where it is no whole number from 1 to `MOST_LIMIT`
 */
export function checkedLimit(value: number, field: 'mostRaters' | 'mostPerAddress'): number {
  if (isLimit(value)) return value;
  throw new AppError(
    'invalid_input',
    `How many may join by a link is a whole number from 1 to ${MOST_LIMIT.toLocaleString('en')}.`,
    { problems: [{ path: field, message: `write a whole number from 1 to ${MOST_LIMIT}` }] },
  );
}
