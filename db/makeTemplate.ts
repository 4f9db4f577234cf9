import path from 'node:path';
import { openDatabase } from './client.ts';
import { DATABASE_FOLDER } from './databaseFolder.ts';
import { packTemplate } from './template.ts';

/**
 * Makes a database without a row, with the tables of this program, and packs it.
 * @param folder an empty one, to make it in
 * @param into the file, a `.tar.gz`
 */
export async function makeTemplate(folder: string, into: string): Promise<void> {
  const { close } = await openDatabase({ kind: 'embedded', folder });
  await close();
  await packTemplate(path.join(folder, DATABASE_FOLDER), into);
}
