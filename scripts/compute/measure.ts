import type { z } from 'zod';

/** What `evenhand compute` knows of one measure. */
export interface Measure {
  readonly data: z.ZodType;
  readonly options: z.ZodType;
  /** The value of an answer: finite numbers, null with a reason where undefined. Throws AppError on wrong input. */
  run(data: unknown, options: unknown): object;
}

/** Ties a measure's schemas to the types that its `run` takes. */
export function defineMeasure<Data extends z.ZodType, Options extends z.ZodType>(definition: {
  data: Data;
  options: Options;
  run: (data: z.output<Data>, options: z.output<Options>) => object;
}): Measure {
  return definition as Measure;
}
