import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';
import { readImport, type ImportFile } from '#app/services/imports/importBody.ts';

/**
 * Reads a file to import.
 * @param cwd the folder that `file` is relative to
 * @throws AppError `not_found` when there is no such file, `invalid_input` when it cannot be read, or as `readImport`
 */
export async function readImportFile(cwd: string, file: string): Promise<ImportFile> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path.resolve(cwd, file));
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === 'ENOENT'
      ? new AppError('no-file', { file }, { cause })
      : new AppError('file-unreadable', { file, said: (cause as Error).message }, { cause });
  }
  return await readImport(bytes);
}

/** How a file was read where that isn't what everybody expects; nothing of UTF-8. */
export function readAs({ body, encoding }: ImportFile): string {
  if (typeof body !== 'string') {
    const others = body.others.length === 0 ? '' : `, not of ${body.others.map(quoted).join(', ')}`;
    return `Read from the sheet ${quoted(body.name)}${others}.\n`;
  }
  return encoding === 'UTF-8' ? '' : `Read as ${encoding}.\n`;
}

const quoted = (name: string) => `"${name}"`;
