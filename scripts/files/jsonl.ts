import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { AppError } from '#app/core/shared/errors.ts';
import { parseJsonLines, type JsonLinesOptions } from '#app/core/shared/jsonLines.ts';

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
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new AppError('not_found', `There is no file ${name}.`, { cause });
    }
    throw new AppError('invalid_input', `${name} cannot be read (${(cause as Error).message}).`, { cause });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('invalid_input', `${name} is not UTF-8 text; save it in that encoding.`, { cause });
  }
  return parseJsonLines(text, schema, { ...options, name });
}
