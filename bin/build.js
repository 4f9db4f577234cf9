// `npm run build`, and what other programs of the project call: builds where there is no build, or where a file that
// the last one was made from has changed. Plain JavaScript over Node's own modules: it runs on a fresh clone.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run } from './install.js';

/**
 * Why the build in a folder is stale, or undefined where it is not. The bundler wrote down what it read
 * (scripts/build/recordInputs.ts), so a file that has no part in the program makes nothing stale.
 * @param {string} [folder] the project
 * @returns {string | undefined}
 */
export function whyStale(folder = root) {
  const record = join(folder, 'build', 'inputs.json');
  if (!existsSync(record)) return 'there is no build yet';
  for (const [name, hash] of Object.entries(JSON.parse(readFileSync(record, 'utf8')))) {
    if (hashOf(join(folder, name)) !== hash) return `${name} has changed`;
  }
  return undefined;
}

function hashOf(file) {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined;
}

/** Builds if need be. Of several processes that want it at once, one builds and the others wait. */
export function buildIfStale() {
  if (whyStale() === undefined) return;
  const lock = takeTurn();
  try {
    const why = whyStale();
    if (why === undefined) return;
    console.error(`Building: ${why} …`);
    run('npx', ['--no-install', 'remix', 'vite:build', '--logLevel', 'error']);
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Waits until no other process builds, and lets others wait. Who builds notes its number; a dead one's is void. */
function takeTurn() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const lock = join(root, '.cache', 'build.pid');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return lock;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAlive(Number(readIfThere(lock)))) pause(200);
    else rmSync(lock, { force: true });
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildIfStale();
