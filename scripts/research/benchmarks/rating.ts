import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createRandom } from '#app/core/shared/random.ts';
import { medianOf } from '#app/core/statistics/averages.ts';
import { startTemporaryPostgres } from '#scripts/testing/postgres.ts';
import { buildIfStale } from '../../../bin/build.js';
import { openLoop, quantile, saturate, timed } from './rating/load.ts';
import { processorTimeOf, type ProcessorTime } from './rating/processorTime.ts';
import { joinAsRater, type BenchmarkRater } from './rating/rater.ts';

// What raters wait for: reserving tasks and sending a judgment, over HTTP to the real server on PostgreSQL, for
// studies of 1,000 and of 100,000 tasks. A minute each.
//
// Usage: npm run bench:rating [-- [tasks …] [--rounds <number>] [--against <folder>]]
//
// --against names another checkout of Evenhand, built and with its packages: the two take turns, on the same
// database server, and the medians of the rounds are set against each other.

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, rounds: { type: 'string', default: '1' } },
});
const SIZES = positionals.length > 0 ? positionals.map(Number) : [1000, 100_000];
const ROUNDS = Number(options.rounds);
const RATERS = 200;
const THINKING_SECONDS = 5;
/** Raters who come by and by, besides those who come at once, and how many each second. */
const COMING = 100;
const COMING_PER_SECOND = 12;
const WARM_UP_SECONDS = 3;
const MEASURED_SECONDS = 15;
const SATURATED_SECONDS = 6;
/** Raters who send without a pause; more only wait for each other. */
const SATURATING = 32;

/** One checkout's figures in one round; milliseconds but for `saturated`. */
interface Measured {
  readonly rush: readonly number[];
  readonly coming: readonly number[];
  readonly steps: readonly number[];
  /** Judgments a second. */
  readonly saturated: number;
  /** Processor time of a first task in the rush, and of a step as many as it takes; undefined where nobody tells. */
  readonly rushTime: ProcessorTime | undefined;
  readonly stepTime: ProcessorTime | undefined;
}

/** What is printed, and which way is better. */
interface Figure {
  readonly label: string;
  readonly of: (measured: Measured) => number | undefined;
  readonly unit: 'ms' | 'a second';
}

const FIGURES: readonly Figure[] = [
  { label: 'first task, 200 at once, p50', of: ({ rush }) => quantile(rush, 0.5), unit: 'ms' },
  { label: 'first task, 200 at once, p99', of: ({ rush }) => quantile(rush, 0.99), unit: 'ms' },
  { label: 'first task, 12 a second, p50', of: ({ coming }) => quantile(coming, 0.5), unit: 'ms' },
  { label: 'first task, 12 a second, p99', of: ({ coming }) => quantile(coming, 0.99), unit: 'ms' },
  { label: 'send, get the next, p50', of: ({ steps }) => quantile(steps, 0.5), unit: 'ms' },
  { label: 'send, get the next, p99', of: ({ steps }) => quantile(steps, 0.99), unit: 'ms' },
  { label: 'as many as it takes', of: ({ saturated }) => saturated, unit: 'a second' },
  { label: 'processor, a first task: server', of: ({ rushTime }) => rushTime?.server, unit: 'ms' },
  { label: 'processor, a first task: database', of: ({ rushTime }) => rushTime?.database, unit: 'ms' },
  { label: 'processor, a step: server', of: ({ stepTime }) => stepTime?.server, unit: 'ms' },
  { label: 'processor, a step: database', of: ({ stepTime }) => stepTime?.database, unit: 'ms' },
];

buildIfStale();
const HERE = path.resolve(import.meta.dirname, '../../..');
const folders = options.against === undefined ? [HERE] : [HERE, path.resolve(options.against)];

const postgres = await database();
console.log(`${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, ${RATERS} raters, load before ${load()}`);
for (const tasks of SIZES) await compare(tasks);
await postgres.stop();
process.exit(0);

async function compare(tasks: number): Promise<void> {
  const rounds: Measured[][] = folders.map(() => []);
  console.log(`\n${tasks.toLocaleString('en')} tasks`);
  for (let round = 0; round < ROUNDS; round++) {
    // Each checkout is the first as often as the others.
    const order = folders.map((_, i) => (i + round) % folders.length);
    for (const index of order) rounds[index]!.push(await measure(folders[index]!, tasks));
    console.log(`  round ${round + 1} of ${ROUNDS} done, load ${load()}`);
  }
  for (const { label, of, unit } of FIGURES) {
    const [own, other] = rounds.map((measured) => measured.map(of).filter((value) => value !== undefined));
    if (own!.length === 0) continue;
    const text = `  ${label.padEnd(34)} ${format(own!, unit)}`;
    console.log(
      other === undefined ? text : `${text}   against ${format(other, unit)}   ${ratio(own!, other)}`,
    );
  }
}

function format(values: readonly number[], unit: string): string {
  const digits = unit === 'ms' ? 2 : 0;
  const each = values.length > 1 ? ` (${values.map((value) => value.toFixed(digits)).join(', ')})` : '';
  return `${medianOf(values)!.toFixed(digits)} ${unit}${each}`;
}

/** The median of the rounds' ratios: what else the machine does changes from round to round, and less within one. */
function ratio(own: readonly number[], other: readonly number[]): string {
  return `× ${medianOf(own.map((value, round) => value / other[round]!))!.toFixed(2)}`;
}

/** What the benchmark takes from a checkout; the rest of it runs in a process of its own. */
interface Checkout {
  openDatabase: (options: {
    kind: 'server';
    url: string;
  }) => Promise<{ db: unknown; close(): Promise<void> }>;
  openLargeStudy: (db: unknown, tasks: number) => Promise<string>;
}

/** Where a checkout has what it runs of this benchmark: older ones have it elsewhere. */
function placeIn(folder: string): string {
  const place = 'scripts/research/benchmarks/rating';
  return existsSync(path.join(folder, place)) ? place : 'scripts/benchmarks/rating';
}

async function importCheckout(folder: string): Promise<Checkout> {
  const take = (file: string) => import(pathToFileURL(path.join(folder, file)).href) as Promise<Checkout>;
  const [{ openDatabase }, { openLargeStudy }] = await Promise.all([
    take('db/client.ts'),
    take(`${placeIn(folder)}/study.ts`),
  ]);
  return { openDatabase, openLargeStudy };
}

async function measure(folder: string, tasks: number): Promise<Measured> {
  const { openDatabase, openLargeStudy } = await importCheckout(folder);
  const name = `evenhand_benchmark_${randomBytes(4).toString('hex')}`;
  await administer(`create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  try {
    const opened = await openDatabase({ kind: 'server', url: url.href });
    const token = await openLargeStudy(opened.db, tasks);
    await opened.close();
    return await serve(folder, url.href, async (address, server) => {
      const time = await processorTimeOf(server, url.href);
      return await rate(tasks, `${address}/r/${token}`, time);
    });
  } finally {
    await administer(`drop database ${name} with (force)`);
  }
}

/** Runs a checkout's server in a process of its own while `work` runs. */
async function serve<T>(
  folder: string,
  url: string,
  work: (address: string, process: number) => Promise<T>,
): Promise<T> {
  const script = path.join(folder, placeIn(folder), 'server.ts');
  const server = spawn(process.execPath, ['--import', 'tsx', script, url], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const address = (await lines.next()) as IteratorResult<string, undefined>;
  try {
    if (address.value === undefined) throw new Error('the server did not start');
    return await work(address.value, server.pid!);
  } finally {
    server.stdin.end();
    if (server.exitCode === null) await once(server, 'exit');
  }
}

async function rate(tasks: number, link: string, time: (() => ProcessorTime) | undefined): Promise<Measured> {
  const random = createRandom(`benchmark ${tasks}`);
  const raters: BenchmarkRater[] = [];
  for (let i = 0; i < RATERS + COMING; i++) raters.push(await joinAsRater(link));
  const later = raters.splice(RATERS);

  const beforeRush = time?.();
  const rush = await Promise.all(raters.map((rater) => timed(() => rater.claim())));
  const rushTime = timeOfEach(rush.length, beforeRush, time?.());
  const coming = await openLoop(COMING_PER_SECOND, COMING / COMING_PER_SECOND, random, async () => {
    await later.pop()?.claim();
  });

  const idle = random.shuffle(raters);
  const send = async () => {
    // Raters who think are idle, and one of them is done. Where all wait for the server, the next one is late.
    while (idle.length === 0) await sleep(1);
    const rater = idle.shift()!;
    await (rater.hasTask() ? rater.submit() : rater.claim());
    idle.push(rater);
  };
  const perSecond = RATERS / THINKING_SECONDS;
  await openLoop(perSecond, WARM_UP_SECONDS, random, send);
  const steps = await openLoop(perSecond, MEASURED_SECONDS, random, send);
  const workers = raters.slice(0, SATURATING).map((rater) => async () => {
    await (rater.hasTask() ? rater.submit() : rater.claim());
  });
  const before = time?.();
  const { count, perSecond: saturated } = await saturate(workers, SATURATED_SECONDS);
  const stepTime = timeOfEach(count, before, time?.());
  return { rush, coming, steps, saturated, rushTime, stepTime };
}

function timeOfEach(
  count: number,
  before: ProcessorTime | undefined,
  after: ProcessorTime | undefined,
): ProcessorTime | undefined {
  if (before === undefined || after === undefined) return undefined;
  return {
    server: (after.server - before.server) / count,
    database: (after.database - before.database) / count,
  };
}

function load(): string {
  return os.loadavg()[0]!.toFixed(1);
}

async function database(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, stop: async () => {} };
  const started = await startTemporaryPostgres({ certain: true });
  if ('url' in started) return started;
  console.error(`bench:rating needs PostgreSQL: set TEST_DATABASE_URL; ${started.reason}`);
  process.exit(1);
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
