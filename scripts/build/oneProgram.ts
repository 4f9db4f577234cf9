import path from 'node:path';
import type { Plugin } from 'vite';
import { PROGRAMS } from '../../app/processes/programs.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What the build starts from, by the file of `build` that it becomes. */
const ENTRIES: Readonly<Record<string, string>> = {
  'cli/evenhand': 'scripts/evenhand.ts',
  'server/index': 'app/server/parts.ts',
  ...Object.fromEntries(Object.entries(PROGRAMS).map(([name, source]) => [`worker/${name}`, source])),
};

/**
 * Packages that become a part of the program, because every command loads them and a file is read faster than
 * hundreds. All others stay packages of their own, those with native code above all.
 */
const BUNDLED = ['commander', 'kysely', 'zod', /^@stdlib\//];

/**
 * Makes one program of Remix's server build, the command line and the processes that they start: entries of one
 * graph of modules, which share what they have in common. So a process never loads a module twice. The pages are
 * what app/server/start.ts imports as `virtual:remix/server-build`. Stands after Remix's plugin, which builds them
 * alone and into build/server.
 */
export function oneProgram(): Plugin {
  return {
    name: 'evenhand:one-program',
    config(_config, { isSsrBuild }) {
      if (isSsrBuild !== true) return;
      return {
        ssr: { noExternal: BUNDLED },
        build: {
          outDir: 'build',
          // build/client is there already.
          emptyOutDir: false,
          // Where Remix's plugin looks for it.
          manifest: 'server/.vite/manifest.json',
          rollupOptions: {
            input: Object.fromEntries(
              Object.entries(ENTRIES).map(([name, source]) => [name, path.join(ROOT, source)]),
            ),
            output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
          },
        },
      };
    },
  };
}
