// Rebuilds the program whenever a source changes and serves it; a restart of the server follows each build.
import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { whyStale } from '../bin/build.js';
import { onStopSignal } from './cli/stopSignals.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const options = { cwd: root, stdio: 'inherit' } as const;
/** What builds are made from, beside the folders. */
const FILES = ['package.json', 'vite.config.ts', 'remix.config.js', 'tsconfig.json'];
let server: ChildProcess | undefined;
let stopping = false;

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', resolve));
}

async function stopServer(): Promise<void> {
  server?.kill('SIGTERM');
  if (server !== undefined) await ended(server);
}

async function restart(): Promise<void> {
  if (stopping) return;
  // A test or a benchmark has changed, nothing of the program.
  if (server?.exitCode === null && whyStale() === undefined) return;
  if ((await ended(spawn(process.execPath, ['bin/build.js'], options))) !== 0 || stopping) return;
  await stopServer();
  server = spawn(process.execPath, ['bin/evenhand.js', 'serve'], options);
}

let last = restart();
/** One after another; what goes wrong with one is told and leaves the next one its try. */
function after(work: () => Promise<void>): Promise<void> {
  last = last.then(work).catch((error: unknown) => {
    process.stderr.write(
      `evenhand: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  });
  return last;
}

let timer: NodeJS.Timeout | undefined;
function changed(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void after(restart), 200);
}
const watchers = [
  ...['app', 'db', 'scripts', 'public'].map((folder) =>
    watch(`${root}/${folder}`, { recursive: true }, changed),
  ),
  ...FILES.map((file) => watch(`${root}/${file}`, changed)),
];

onStopSignal(() => {
  stopping = true;
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
  void after(stopServer);
});
