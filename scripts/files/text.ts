import { readFile } from 'node:fs/promises';
import { AppError } from '#app/core/shared/errors.ts';

/**
 * Reads a file.
 * @param name how messages call it
 * @throws AppError `not_found` when there is no such file, `invalid_input` when it cannot be read
 */
export async function readBytes(file: string, name = file): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new AppError('no-file', { file: name }, { cause });
    }
    throw new AppError('file-unreadable', { file: name, said: (cause as Error).message }, { cause });
  }
}

/**
 * Reads a text file in UTF-8.
 * @param name how messages call it
 * @throws AppError `not_found` when there is no such file, `invalid_input` when it cannot be read or is no UTF-8
 */
export async function readText(file: string, name = file): Promise<string> {
  const bytes = await readBytes(file, name);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('named-file-not-utf8', { file: name }, { cause });
  }
}
