import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import type * as serverParts from '../../app/server/parts.ts';

const BUILD = path.resolve(import.meta.dirname, '../../build');

/**
 * Makes build/database.tar.gz, from which the program makes new embedded databases: an empty one with all tables, made
 * by the program that was just built. Its place in the package costs megabytes and saves each first command seconds.
 */
export function databaseTemplate(): Plugin {
  return {
    name: 'evenhand:database-template',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild === true,
    closeBundle: {
      // Before the record of the inputs, by which a build counts as complete.
      order: 'pre',
      sequential: true,
      async handler() {
        const folder = await mkdtemp(path.join(os.tmpdir(), 'evenhand-template-'));
        try {
          const program = pathToFileURL(path.join(BUILD, 'server', 'index.js')).href;
          const { makeTemplate } = (await import(program)) as typeof serverParts;
          await makeTemplate(folder, path.join(BUILD, 'database.tar.gz'));
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      },
    },
  };
}
