import { AppError, problem } from '#app/core/shared/errors.ts';
import { isLimit, MOST_LIMIT } from '#app/core/studies/linkLimits.ts';

/**
 * A limit of a link, as it was given.
 *
 * @throws AppError `invalid_input` where it is no whole number from 1 to `MOST_LIMIT`
 */
export function checkedLimit(value: number, field: 'mostRaters' | 'mostPerAddress'): number {
  if (isLimit(value)) return value;
  throw new AppError(
    'link-limit',
    { most: MOST_LIMIT },
    { problems: [problem(field, 'write-whole', { most: MOST_LIMIT })] },
  );
}
