import { Readable } from 'node:stream';
import yazl from 'yazl';

/** A file within an archive; its content is asked for when its turn comes. */
export interface ZippedFile {
  readonly name: string;
  readonly content: () => AsyncIterable<string | Uint8Array>;
}

/**
 * Files as one zip archive, compressed one after the other while it is read, so that no more than a chunk of it is
 * ever held.
 *
 * @param modified the time that every file bears
 * @returns the archive's bytes; destroyed with what a file's content failed with
 */
export function zipOf(files: readonly ZippedFile[], modified: Date): Readable {
  const zip = new yazl.ZipFile();
  const bytes = zip.outputStream as Readable;
  let reading: Readable | undefined;
  // Whoever breaks off a download must not leave a query open.
  bytes.once('close', () => reading?.destroy());
  for (const { name, content } of files) {
    zip.addReadStreamLazy(name, { mtime: modified }, (give) => {
      reading = Readable.from(content(), { objectMode: false });
      reading.once('error', (error) => bytes.destroy(error));
      give(null, reading);
    });
  }
  zip.on('error', (error) => bytes.destroy(error as Error));
  zip.end();
  return bytes;
}
