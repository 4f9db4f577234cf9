// Installs the dependencies and builds the pages when they are missing or older than what they are made from.
// Plain JavaScript over Node's own modules: it runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs a command in the project folder with its output shown; ends the process when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (result.error) {
    console.error(`evenhand: could not run ${command}: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) {
    console.error(`evenhand: \`${[command, ...args].join(' ')}\` failed (see above).`);
    process.exit(result.status ?? 1);
  }
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`evenhand: Node 20.19 or newer is needed, this is ${process.version}.`);
    process.exit(1);
  }
}

export function installDependencies() {
  // npm writes this file last; one that is older than the lock file tells of an earlier version's packages.
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log('Installing the dependencies (once) …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

export function buildPages() {
  const sources = [
    ...filesBelow(join(root, 'app')),
    ...['vite.config.ts', 'remix.config.js', 'package-lock.json'].map((name) => join(root, name)),
  ];
  const sum = digest(sources);
  const stamp = join(root, 'build', '.sources');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sum) return;
  console.log('Building the pages …');
  run('npx', ['--no-install', 'remix', 'vite:build', '--logLevel', 'warn']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sum);
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}
