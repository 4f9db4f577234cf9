import { open, readdir } from 'node:fs/promises';
import path from 'node:path';

/** How many files are asked for at once: the disk takes them together. */
const AT_ONCE = 16;

/**
 * Resolves when a folder, and every file and folder in it, is on the disk. Who writes a database's files past
 * PostgreSQL owes it this: it later takes for granted what it didn't write itself.
 */
export async function flushFolder(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  const waiting = [folder, ...names.map((name) => path.join(folder, name))].values();
  // Each takes the next one from the same iterator.
  const work = async () => {
    for (const name of waiting) await flush(name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Resolves when a file is on the disk, or the names in a folder are. */
export async function flush(name: string): Promise<void> {
  const file = await open(name, 'r');
  try {
    // Windows keeps the names in folders by itself, and opens none for this.
    if (process.platform !== 'win32' || !(await file.stat()).isDirectory()) await file.sync();
  } finally {
    await file.close();
  }
}
