import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that the program is installed in, the one of its package.json. Found upwards from this file, so that
 * it is the same from the sources and from a build, whose files lie elsewhere. Nothing is ever written there.
 */
export const PROGRAM_FOLDER: string = findUpwards(path.dirname(fileURLToPath(import.meta.url)));

/** Whether the program runs from its sources: in development and in tests only. */
export const RUNS_FROM_SOURCES: boolean = import.meta.url.endsWith('.ts');

function findUpwards(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error(`No package.json above ${fileURLToPath(import.meta.url)}.`);
  return findUpwards(above);
}
