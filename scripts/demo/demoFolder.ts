import { existsSync } from 'node:fs';
import path from 'node:path';

/** What the demo writes before anything else, so that its folder is told from an installation's. */
export function accountFile(folder: string): string {
  return path.join(folder, 'lead.json');
}

/** Whether a data folder is one that the demo has made. */
export function isDemoFolder(folder: string): boolean {
  return existsSync(accountFile(folder));
}
