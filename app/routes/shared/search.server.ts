import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';
import { matching } from './body.server.ts';

/**
 * What an address asks for after its question mark, by a schema. A name that comes once is a text, one that comes
 * again a list. Names that the schema lacks are left alone: people and services add their own to links.
 *
 * @throws AppError `invalid_input` with a problem for each name whose value does not match
 */
export function searchOf<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const { searchParams } = new URL(request.url);
  const asked = Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
  return matching(schema, asked, 'address-unlike-page');
}

/** A number from 1; undefined where an address names none. */
export const someOrdinal = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, because('not-whole'))
  .transform(Number)
  .optional();

/** The number of a page or task, from 1, which is also what an address asks for that names none. */
export const ordinal = someOrdinal.transform((number) => number ?? 1);

/** Whether an address has the name, whatever follows it. */
export const flag = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => value !== undefined);
