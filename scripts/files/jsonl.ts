import type { z } from 'zod';
import { parseJsonLines, type JsonLinesOptions } from '#app/core/shared/jsonLines.ts';
import { readText } from './text.ts';

/**
 * Reads a file with one JSON object per line.
 * @throws AppError `not_found` when there is no such file, `invalid_input` when it cannot be read or as `parseJsonLines`
 */
export async function readJsonLines<T>(
  file: string,
  schema: z.ZodType<T>,
  options: Partial<JsonLinesOptions<T>> = {},
): Promise<T[]> {
  const name = options.name ?? file;
  return parseJsonLines(await readText(file, name), schema, { ...options, name });
}
