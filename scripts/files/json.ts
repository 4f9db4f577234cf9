import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';

/**
 * What a JSON file holds.
 *
 * @param cwd the folder that `file` is relative to
 * @throws AppError `no-file`, `file-unreadable` or `file-not-json`
 */
export async function readJson(cwd: string, file: string): Promise<unknown> {
  const text = await readFile(path.resolve(cwd, file), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT'
      ? new AppError('no-file', { file }, { cause })
      : new AppError('file-unreadable', { file, said: cause.message }, { cause });
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new AppError('file-not-json', { file, said: (cause as Error).message }, { cause });
  }
}
