// Rebuilds the program whenever a source changes and serves it; a restart of the server follows each build.
import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { whyStale } from '../bin/build.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const options = { cwd: root, stdio: 'inherit' } as const;
let server: ChildProcess | undefined;

function build(): Promise<boolean> {
  const child = spawn(process.execPath, ['bin/build.js'], options);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

async function restart(): Promise<void> {
  // A test or a benchmark has changed, nothing of the program.
  if (server?.exitCode === null && whyStale() === undefined) return;
  if (!(await build())) return;
  if (server !== undefined && server.exitCode === null) {
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
  server = spawn(process.execPath, ['bin/evenhand.js', 'serve'], options);
}

await restart();
let timer: NodeJS.Timeout | undefined;
let building = Promise.resolve();
for (const folder of ['app', 'db', 'scripts']) {
  watch(`${root}/${folder}`, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => (building = building.then(restart)), 200);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server?.kill('SIGTERM');
    process.exit(0);
  });
}
