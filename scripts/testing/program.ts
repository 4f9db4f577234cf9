import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import type * as serverParts from '#app/server/parts.ts';
import { buildIfStale } from '../../bin/build.js';

/** The command line of the built program, for a process of its own; builds it where it is missing or stale. */
export function builtCommand(): string {
  buildIfStale();
  return path.join(PROGRAM_FOLDER, 'bin', 'evenhand.js');
}

/**
 * What a server is made of, out of the built program: whoever serves pages takes everything from there, because what
 * is imported from the sources is another copy, whose errors the pages don't know.
 */
export async function builtServer(): Promise<typeof serverParts> {
  buildIfStale();
  const file = path.join(PROGRAM_FOLDER, 'build', 'server', 'index.js');
  return (await import(pathToFileURL(file).href)) as typeof serverParts;
}
