import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What bin/build.js reads: SHA-256 of every file that the build was made from, by its path in the project. */
const RECORD = path.join(ROOT, 'build', 'inputs.json');
/** The browser's part is built first and leaves what it read here. */
const OF_CLIENT = path.join(ROOT, 'build', '.inputs-of-client.json');

/** What the bundler reads beside the modules: configurations, and what they depend on. */
const ALWAYS = ['package.json', 'package-lock.json', 'tsconfig.json'];
/** Remix reads the routes by itself, so they are in no graph of modules. */
const ROUTES = 'app/routes.ts';

/**
 * Writes down what a build was made from, as the bundler knows it: modules, styles, what its plugins watch, and its
 * own configuration. Whoever wants to know whether a build is stale compares the hashes.
 */
export function recordInputs(): Plugin {
  let started = 0;
  let configuration: readonly string[] = [];
  let publicFolder = '';
  let ofServer = false;
  const read = new Set<string>();
  return {
    name: 'evenhand:record-inputs',
    apply: 'build',
    configResolved(config) {
      started = Date.now();
      configuration = [config.configFile ?? '', ...config.configFileDependencies];
      publicFolder = config.publicDir;
      ofServer = config.build.ssr !== false;
    },
    async buildEnd(error) {
      if (error !== undefined) return;
      if (ofServer) await loadAll(path.join(ROOT, ROUTES), this);
      for (const id of [...this.getModuleIds(), ...this.getWatchFiles(), ...configuration]) {
        const file = path.resolve(ROOT, id.split('?')[0]!);
        if (isInput(file)) read.add(path.relative(ROOT, file).split(path.sep).join('/'));
      }
    },
    closeBundle() {
      if (read.size === 0) return;
      if (!ofServer) {
        mkdirSync(path.dirname(OF_CLIENT), { recursive: true });
        writeFileSync(OF_CLIENT, JSON.stringify([...read, ...filesBelow(publicFolder)]));
        return;
      }
      const all = new Set([...ALWAYS, ...(JSON.parse(readFileSync(OF_CLIENT, 'utf8')) as string[]), ...read]);
      const hashes = [...all].sort().map((name) => [name, hashOf(path.join(ROOT, name), started)]);
      writeFileSync(RECORD, `${JSON.stringify(Object.fromEntries(hashes), null, 1)}\n`);
      rmSync(OF_CLIENT);
      // The styles of the server's part; the browser has them already.
      rmSync(path.join(ROOT, 'build', 'assets'), { recursive: true, force: true });
    },
  };
}

interface Loader {
  load(options: { id: string }): Promise<{ importedIds: readonly string[] }>;
}

/** Puts a module and all that it imports into the bundler's graph, not into the bundle. */
async function loadAll(id: string, loader: Loader, seen = new Set<string>()): Promise<void> {
  if (seen.has(id) || !path.isAbsolute(id) || id.includes('node_modules')) return;
  seen.add(id);
  const { importedIds } = await loader.load({ id });
  for (const imported of importedIds) await loadAll(imported, loader, seen);
}

/** Files of the project; what it depends on is settled by the lock file. */
function isInput(file: string): boolean {
  const inside = path.relative(ROOT, file);
  return (
    !inside.startsWith('..') &&
    !/^(node_modules|build|\.git)(\/|\\|$)/.test(inside) &&
    existsSync(file) &&
    statSync(file).isFile()
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

/** Empty for a file that changed while the build ran: it may have been read before or after, so it is stale. */
function hashOf(file: string, since: number): string {
  if (statSync(file).mtimeMs >= since) return '';
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
