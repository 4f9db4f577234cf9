import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of the embedded database inside the data folder. */
export const DATABASE_FOLDER = 'database';

/** Whether a data folder has an embedded database. */
export function hasDatabase(folder: string): boolean {
  return existsSync(path.join(folder, DATABASE_FOLDER));
}
