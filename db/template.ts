import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { create, extract } from 'tar';
import { flush, flushFolder } from './flush.ts';

/**
 * Packs the files of a database that was closed in good order, as a template for new ones: to unpack one takes a
 * fraction of what it takes to make a cluster and its tables.
 */
export async function packTemplate(files: string, into: string): Promise<void> {
  // In an order of ours, not the file system's, and therefore each name by itself.
  const names = (await readdir(files, { recursive: true })).sort();
  const settings = { cwd: files, portable: true, mtime: new Date(0), noDirRecurse: true };
  await create({ ...settings, file: into, gzip: { level: 9 } }, names);
}

/**
 * Makes a database's files from a template: all of them, on the disk, or none. Their tables are those of the program
 * that made the template.
 * @param files the folder to be; empty where it is there
 */
export async function unpackTemplate(template: string, files: string): Promise<void> {
  const work = `${files}-new`;
  // What a killed process left.
  await rm(work, { recursive: true, force: true });
  try {
    await mkdir(work, { recursive: true, mode: 0o700 });
    await extract({ file: template, cwd: work, strict: true });
    await flushFolder(work);
    await rm(files, { recursive: true, force: true });
    await rename(work, files);
    await flush(path.dirname(files));
  } catch (error) {
    await rm(work, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
    throw error;
  }
}
