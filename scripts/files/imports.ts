import path from 'node:path';
import { howRead, readImport, type ImportFile } from '#app/services/imports/importBody.ts';
import { readBytes } from './text.ts';

/**
 * Reads a file to import.
 * @param cwd the folder that `file` is relative to
 * @throws AppError `not_found` when there is no such file, `invalid_input` when it cannot be read, or as `readImport`
 */
export async function readImportFile(cwd: string, file: string): Promise<ImportFile> {
  return await readImport(await readBytes(path.resolve(cwd, file), file));
}

/** How a file was read where that isn't what everybody expects; nothing of UTF-8. */
export function readAs(file: ImportFile): string {
  const read = howRead(file);
  if (read === null) return '';
  if (read.kind === 'encoding') return `Read as ${read.encoding}.\n`;
  const others = read.others.length === 0 ? '' : `, not of ${read.others.map(quoted).join(', ')}`;
  return `Read from the sheet ${quoted(read.sheet)}${others}.\n`;
}

const quoted = (name: string) => `"${name}"`;
