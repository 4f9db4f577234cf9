import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { AppError, said } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';

/** Most megabytes that an export may unpack to. */
const MOST_UNPACKED_MB = 4096;

/** The files of an export by name, each read when it is asked for. */
export interface ExportFiles {
  /** The names, without a folder that an archive may have around them. */
  readonly names: readonly string[];
  /** The text of a file, without a byte order mark. */
  text(name: string): Promise<string>;
}

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
  return isFolder ? await filesOfFolder(found) : await filesOfZip(found, place);
}

async function filesOfFolder(folder: string): Promise<ExportFiles> {
  return {
    names: await readdir(folder),
    text: async (name) => withoutMark(await readFile(path.join(folder, name), 'utf8')),
  };
}

async function filesOfZip(file: string, place: string): Promise<ExportFiles> {
  const unusable = (why: Said, cause?: unknown) => new AppError('not-an-export', { place, why }, { cause });
  const bytes = await readFile(file);
  const entries = new Map<string, yauzl.Entry>();
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch((cause: Error) => {
    throw unusable(said('export-not-zip', { said: cause.message }), cause);
  });
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      unpacked += entry.uncompressedSize;
      entries.set(path.posix.basename(entry.fileName), entry);
    }
  } catch (cause) {
    throw unusable(said('export-not-zip', { said: (cause as Error).message }), cause);
  }
  if (unpacked > MOST_UNPACKED_MB * 1024 * 1024) {
    throw unusable(said('export-too-large', { most: MOST_UNPACKED_MB }));
  }
  return {
    names: [...entries.keys()],
    text: async (name) => {
      try {
        const content = await buffer(await zip.openReadStreamPromise(entries.get(name)!));
        return withoutMark(content.toString('utf8'));
      } catch (cause) {
        throw unusable(said('export-not-zip', { said: (cause as Error).message }), cause);
      }
    },
  };
}

const withoutMark = (text: string) => text.replace(/^\ufeff/, '');
