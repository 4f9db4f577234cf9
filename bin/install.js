// Installs the dependencies where they are missing or of another version. Plain JavaScript over Node's own modules: it
// runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
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
