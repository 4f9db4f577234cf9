import { constants } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

/** What a running PostgreSQL keeps for itself and a copy must not have. */
const NOT_COPIED = new Set(['postmaster.pid', 'postmaster.opts']);

/**
 * Copies a database's files; empty folders too, which PostgreSQL wants to find. Blocks are shared with the
 * original where the file system can do so.
 * @returns the files' paths below the folder, with `/` between their parts, sorted
 */
export async function copyFolder(from: string, to: string): Promise<string[]> {
  const files: string[] = [];
  await copyBelow('');
  return files.sort();

  async function copyBelow(place: string): Promise<void> {
    await mkdir(path.join(to, place), { recursive: true, mode: 0o700 });
    for (const entry of await readdir(path.join(from, place), { withFileTypes: true })) {
      const name = place === '' ? entry.name : `${place}/${entry.name}`;
      if (entry.isDirectory()) await copyBelow(name);
      else if (entry.isFile() && !NOT_COPIED.has(entry.name)) {
        await copyFile(path.join(from, name), path.join(to, name), constants.COPYFILE_FICLONE);
        files.push(name);
      }
    }
  }
}
