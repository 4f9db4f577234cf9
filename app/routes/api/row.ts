import { AppError } from '#app/core/shared/errors.ts';

/**
 * The number of a row that an address names.
 * @throws AppError `not_found` for what is no number of a row
 */
export function rowIn(params: Readonly<Record<string, string | undefined>>, name: string): number {
  const text = params[name] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new AppError('no-such-endpoint');
  return Number(text);
}
