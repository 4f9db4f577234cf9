import { createHash } from 'node:crypto';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { AppError, said } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';

/** Most megabytes that an export, and a file of it, may unpack to. */
const MOST_UNPACKED_MB = 4096;
/** A text that is longer is none that the runtime can hold. */
const MOST_OF_FILE_MB = 500;

/** The files of an export by name, each read when it is asked for. */
export interface ExportFiles {
  /** How messages call the export. */
  readonly place: string;
  /** Of the archive, hex; null of a folder. */
  readonly sha256: string | null;
  /** The names, without a folder that an archive may have around them. */
  readonly names: readonly string[];
  /** The bytes of a file that is there. */
  bytes(name: string): Promise<Buffer>;
}

/** The text of a file of an export, without a byte order mark. */
export async function textOfFile(files: ExportFiles, name: string): Promise<string> {
  return (await files.bytes(name)).toString('utf8').replace(/^\ufeff/, '');
}

/** @returns why an export can't be read */
export const unusable = ({ place }: Pick<ExportFiles, 'place'>, why: Said, cause?: unknown): AppError =>
  new AppError('not-an-export', { place, why }, { cause });

/**
 * The files of an export from its zip archive. What an entry unpacks to is held against what the archive says of it, so
 * that a few bytes can't become many.
 *
 * @param place how messages call the archive
 * @throws AppError `not-an-export` for what is no archive, for two files of a name, and for one that unpacks to too much
 */
export async function filesOfZip(bytes: Buffer, place: string): Promise<ExportFiles> {
  const broken = (cause: unknown) =>
    unusable({ place }, said('export-not-zip', { said: (cause as Error).message }), cause);
  const entries = new Map<string, yauzl.Entry>();
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch((cause: unknown) => {
    throw broken(cause);
  });
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      unpacked += entry.uncompressedSize;
      const name = path.posix.basename(entry.fileName);
      const other = entries.get(name);
      if (other !== undefined) {
        throw unusable({ place }, said('export-file-twice', { file: entry.fileName, other: other.fileName }));
      }
      entries.set(name, entry);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : broken(cause);
  }
  const largest = Math.max(0, ...[...entries.values()].map(({ uncompressedSize }) => uncompressedSize));
  if (unpacked > megabytes(MOST_UNPACKED_MB)) {
    throw unusable({ place }, said('export-too-large', { most: MOST_UNPACKED_MB }));
  }
  if (largest > megabytes(MOST_OF_FILE_MB)) {
    throw unusable({ place }, said('export-file-too-large', { most: MOST_OF_FILE_MB }));
  }
  return {
    place,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    names: [...entries.keys()],
    bytes: async (name) => {
      try {
        return await buffer(await zip.openReadStreamPromise(entries.get(name)!));
      } catch (cause) {
        throw broken(cause);
      }
    },
  };
}

const megabytes = (count: number) => count * 1024 * 1024;
