import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openDatabase, type DatabaseOptions } from '#db/client.ts';
import { startTemporaryPostgres } from '#scripts/testing/postgres.ts';
import { builtServer } from '#scripts/testing/program.ts';
import { closedStudy, CRITERIA, RATERS_PER_ITEM, SYSTEMS } from './export/study.ts';

// What the report of a closed study takes: cold, when nothing of it is stored; warm, read back; for how long the program
// answers nobody meanwhile; and the memory of the program and of the processes that compute for it. Each size has a
// program and a database of its own: the embedded one in the same process or, with --server, a PostgreSQL that is started
// for it. Of several sizes the second line and those after it say how much more each takes than the one before.
// Usage: npm run bench:report [-- --server items …]

interface Measured {
  readonly ratings: number;
  readonly coldSeconds: number;
  /** Of the program and of all that computes for it, MiB, each at its own peak. */
  readonly mib: number;
}

const args = process.argv.slice(2);
const onServer = args.includes('--server');
const sizes = args.filter((arg) => !arg.startsWith('--')).map(Number);
if (process.send !== undefined) process.send(await measure(sizes[0]!));
else await compare(sizes.length === 0 ? [2000] : sizes);

async function compare(sizes: readonly number[]): Promise<void> {
  let before: Measured | null = null;
  for (const size of sizes) {
    const flags = onServer ? ['--server'] : [];
    const child = fork(process.argv[1]!, [...flags, String(size)], { execArgv: process.execArgv });
    const [measured] = (await Promise.race([once(child, 'message'), failed(child)])) as [Measured];
    await once(child, 'exit');
    if (before !== null) {
      const times = (name: keyof Measured) => (measured[name] / before![name]).toFixed(1);
      console.log(
        `${times('ratings')} × the ratings took ${times('coldSeconds')} × the time and ${times('mib')} × the memory`,
      );
    }
    before = measured;
  }
}

async function failed(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`a measurement ended with ${code}`);
}

async function measure(items: number): Promise<Measured> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-report-'));
  const postgres = onServer ? await startTemporaryPostgres() : null;
  if (postgres !== null && 'reason' in postgres) throw new Error(postgres.reason);
  const options: DatabaseOptions =
    postgres === null
      ? { kind: 'embedded', folder: path.join(folder, 'database') }
      : { kind: 'server', url: postgres.url, poolSize: 4 };
  const filled = await openDatabase(options);
  const slug = await closedStudy(filled.db, items);
  await filled.close();
  // The built program, as it is installed: from its sources each process would first be compiled.
  const program = await builtServer();
  const { analyseStudy } = program;
  const { db, close } = await program.openDatabase(options);
  const computing = watchProcesses();
  try {
    const ratings = items * SYSTEMS.length * RATERS_PER_ITEM * CRITERIA;
    const cold = await timed(() => analyseStudy(db, slug));
    const again = await timed(() => analyseStudy(db, slug, { force: true }));
    const warm = await timed(() => analyseStudy(db, slug));
    const own = Math.round(process.resourceUsage().maxRSS / 1024);
    const others = computing.peaks();
    console.log(
      `${ratings} ratings of ${items} items: cold ${told(cold)}; computed again ${told(again)}; warm ${told(warm)}; ` +
        `peak RSS ${own} MiB, and of what computes beside it ${others.join(' and ')} MiB`,
    );
    return {
      ratings,
      coldSeconds: cold.seconds,
      mib: own + others.reduce((sum, mib) => sum + mib, 0),
    };
  } finally {
    computing.stop();
    await close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The most memory of the processes of a report, which are two at a time; only Linux tells. */
function watchProcesses() {
  const peaks = new Map<string, number>();
  const look = () => {
    for (const pid of textOf(`/proc/self/task/${process.pid}/children`).split(' ').filter(Boolean)) {
      if (!textOf(`/proc/${pid}/cmdline`).includes('worker/analysis')) continue;
      const kib = /VmHWM:\s+(\d+)/.exec(textOf(`/proc/${pid}/status`))?.[1];
      if (kib !== undefined) peaks.set(pid, Number(kib));
    }
  };
  const timer = setInterval(look, 50);
  return {
    peaks: () =>
      [...peaks.values()]
        .sort((a, b) => b - a)
        .slice(0, 2)
        .map((kib) => Math.round(kib / 1024)),
    stop: () => clearInterval(timer),
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

interface Timed {
  readonly seconds: number;
  /** The longest time that nothing else was done, in seconds. */
  readonly blocked: number;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  return { seconds, blocked: delay.max / 1e9 };
}

function told({ seconds, blocked }: Timed): string {
  return `${seconds.toFixed(seconds < 1 ? 2 : 1)} s (busy for ${blocked.toFixed(2)} s at a stretch)`;
}
