import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#app/core/shared/errors.ts';
import { filesOfZip, type ExportFiles } from '#app/services/imports/exported/exportFiles.ts';

/**
 * The files of an export, from its folder or its zip archive.
 *
 * @param place as the command line has it
 * @param cwd the folder that it is relative to
 * @throws AppError `not-an-export`; `no-file` where there is nothing of that name
 */
export async function exportFiles(cwd: string, place: string): Promise<ExportFiles> {
  const found = path.resolve(cwd, place);
  const isFolder = await stat(found).then(
    (stats) => stats.isDirectory(),
    (cause: unknown) => {
      throw new AppError('no-file', { file: place }, { cause });
    },
  );
  if (!isFolder) return await filesOfZip(await readFile(found), place);
  return {
    place,
    sha256: null,
    names: await readdir(found),
    bytes: async (name) => await readFile(path.join(found, name)),
  };
}
