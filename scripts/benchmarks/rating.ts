import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createRandom } from '#app/core/shared/random.ts';
import { openDatabase } from '#db/client.ts';
import { startTemporaryPostgres } from '#scripts/testing/postgres.ts';
import { openLoop, quantile, saturate } from './rating/load.ts';
import { joinAsRater, type BenchmarkRater } from './rating/rater.ts';
import { openLargeStudy } from './rating/study.ts';

// What raters wait for: reserving a sitting and sending a judgment, over HTTP to the real server on PostgreSQL, for
// studies of 1,000 and of 100,000 tasks. Some two minutes. Usage: npm run bench:rating [-- tasks …]

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 100_000];
const RATERS = 200;
const THINKING_SECONDS = 5;
/** Raters who come, each second: 200 within a quarter of a minute. */
const COMING = 12;
const WARM_UP_SECONDS = 3;
const MEASURED_SECONDS = 15;
const SATURATED_SECONDS = 6;
/** Raters who send without a pause; more only wait for each other. */
const SATURATING = 32;

const postgres = await database();
console.log(`${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, load before ${load()}, ${RATERS} raters`);
for (const tasks of SIZES) await measure(tasks);
await postgres.stop();
process.exit(0);

async function measure(tasks: number): Promise<void> {
  const name = `evenhand_benchmark_${randomBytes(4).toString('hex')}`;
  await administer(`create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  try {
    const opened = await openDatabase({ kind: 'server', url: url.href });
    const token = await openLargeStudy(opened.db, tasks);
    await opened.close();
    await serve(url.href, (address) => report(tasks, `${address}/r/${token}`));
  } finally {
    await administer(`drop database ${name} with (force)`);
  }
}

/** Runs the server in a process of its own while `work` runs. */
async function serve(url: string, work: (address: string) => Promise<void>): Promise<void> {
  const script = path.join(import.meta.dirname, 'rating/server.ts');
  const server = spawn(process.execPath, ['--import', 'tsx', script, url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const address = (await lines.next()) as IteratorResult<string, undefined>;
  try {
    if (address.value === undefined) throw new Error('the server did not start');
    await work(address.value);
  } finally {
    server.stdin.end();
    if (server.exitCode === null) await once(server, 'exit');
  }
}

async function report(tasks: number, link: string): Promise<void> {
  const random = createRandom(`benchmark ${tasks}`);
  const raters: BenchmarkRater[] = [];
  for (let i = 0; i < RATERS; i++) raters.push(await joinAsRater(link));

  const waiting = [...raters];
  const perSecond = RATERS / THINKING_SECONDS;
  const claims = await openLoop(COMING, RATERS / COMING, random, async () => {
    await waiting.pop()?.claim();
  });
  await Promise.all(waiting.map((rater) => rater.claim()));

  const idle = random.shuffle(raters);
  const send = async () => {
    // Raters who think are idle, and one of them is done. Where all wait for the server, the next one is late.
    while (idle.length === 0) await sleep(1);
    const rater = idle.shift()!;
    await (rater.hasTask() ? rater.submit() : rater.claim());
    idle.push(rater);
  };
  await openLoop(perSecond, WARM_UP_SECONDS, random, send);
  const submits = await openLoop(perSecond, MEASURED_SECONDS, random, send);
  const during = load();
  const workers = raters.slice(0, SATURATING).map((rater) => async () => {
    await (rater.hasTask() ? rater.submit() : rater.claim());
  });
  const throughput = await saturate(workers, SATURATED_SECONDS);

  console.log(`\n${tasks.toLocaleString('en')} tasks (load ${during})`);
  console.log(`  claim a sitting        ${summary(claims)}`);
  console.log(`  submit, get the next   ${summary(submits)}`);
  console.log(
    `  saturated              ${throughput.toFixed(0)} submits a second, ${SATURATING} raters without a pause`,
  );
}

function summary(latencies: readonly number[]): string {
  const ms = (share: number) => `${quantile(latencies, share).toFixed(1)} ms`;
  return `p50 ${ms(0.5)}   p99 ${ms(0.99)}   most ${ms(1)}   (${latencies.length} requests)`;
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
