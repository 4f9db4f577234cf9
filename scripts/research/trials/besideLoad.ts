import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * Runs the whole suite several times in a row beside a process that keeps every core busy, as on a machine that has
 * other work to do. Prints how each run ended, and exits with 1 where one failed.
 *
 *     npx tsx scripts/research/trials/besideLoad.ts [runs] [busy threads]
 */
const [RUNS = 2, THREADS = availableParallelism()] = process.argv.slice(2).map(Number);

const busy = Array.from(
  { length: THREADS },
  () => new Worker('let x = 0; for (;;) x = Math.sqrt(x + 1);', { eval: true }),
);
for (let run = 1; run <= RUNS; run++) {
  const began = Date.now();
  const { code, last } = await runSuite();
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  console.log(`run ${run} of ${RUNS}, ${THREADS} busy threads, ${minutes} min: ${last}`);
  if (code !== 0) process.exitCode = 1;
}
await Promise.all(busy.map((thread) => thread.terminate()));

/** One run of every test, its output passed on to standard error; its status and its last line. */
async function runSuite(): Promise<{ code: number | null; last: string }> {
  const suite = spawn('npm', ['test'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let tail = '';
  suite.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text);
    tail = (tail + text).slice(-1000);
  });
  const [code] = (await once(suite, 'close')) as [number | null];
  return { code, last: tail.trimEnd().split('\n').at(-1)! };
}
