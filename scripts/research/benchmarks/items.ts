import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { newStudyValues } from '#app/components/study/newStudy.ts';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { beginDraft } from '#app/services/drafts/keepDrafts.ts';
import { openDatabase } from '#db/client.ts';
import { startTemporaryPostgres } from '#scripts/testing/postgres.ts';
import { buildIfStale } from '../../../bin/build.js';
import { openLoop, quantile } from './rating/load.ts';

// Whether others notice that a lead uploads many items, or imports many judgments: how long a page takes on an idle
// server, while a table of items is uploaded to a draft, while a study is made of it, and while ratings that were made
// elsewhere are looked at, and become a study. Usage: npm run bench:items [-- <items> <ratings>]

const [ITEMS = 100_000, RATINGS = 300_000] = process.argv.slice(2).map(Number);
const PER_SECOND = 50;
const LEAD = { name: 'Ada', email: 'ada@example.org', password: 'ten characters' };
const random = createRandom('items');

buildIfStale();
const postgres = await startTemporaryPostgres();
if ('reason' in postgres) throw new Error(postgres.reason);
const draft = await prepare(postgres.url);
const server = spawn(
  process.execPath,
  ['--import', 'tsx', path.join(import.meta.dirname, 'rating/server.ts'), postgres.url],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const [origin] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
try {
  const cookie = await signIn();
  const table = new File([tableOf(ITEMS)], 'items.csv', { type: 'text/csv' });
  console.log(`${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, load ${os.loadavg()[0]!.toFixed(2)}`);
  console.log(`${ITEMS} items, ${(table.size / 1e6).toFixed(0)} MB; a page ${PER_SECOND} times a second, ms`);
  await visits(Promise.resolve(), 3);
  tell('idle', await visits(Promise.resolve(), 10));
  const upload = new FormData();
  upload.set('items', table);
  await during('uploaded and read', send(`/drafts/${draft}/items-file`, cookie, upload));
  const create = new URLSearchParams({ action: 'create' });
  await during('made a study', send(`/drafts/${draft}/review`, cookie, create));
  const ratings = new File([ratingsOf(RATINGS)], 'ratings.csv', { type: 'text/csv' });
  console.log(`${RATINGS} ratings, ${(ratings.size / 1e6).toFixed(0)} MB`);
  const chosen = new FormData();
  chosen.set('file', ratings);
  await during('uploaded and looked at', send('/import/preview', cookie, chosen));
  chosen.set('baseline', 'old');
  await during('imported', imported(cookie, chosen));
} finally {
  server.stdin.end();
  await once(server, 'exit');
  await postgres.stop();
}

/** An installation with a lead and a draft that only lacks items. */
async function prepare(url: string): Promise<string> {
  const { db, close } = await openDatabase({ kind: 'server', url });
  const account = await createFirstAccount(db, LEAD);
  const values = newStudyValues('items', 'en');
  const [baseline, candidate] = values.systems;
  const imported = (system: typeof baseline, name: string) => ({
    ...system!,
    name,
    provider: { ...system!.provider, kind: 'import' as const },
  });
  const filled = {
    ...values,
    name: 'Many items',
    systems: [imported(baseline, 'old'), imported(candidate, 'new')],
  };
  const id = await beginDraft(db, JSON.parse(JSON.stringify(filled)) as JsonObject, { by: account.id });
  await close();
  return id;
}

/** A table with quotes, references and segments. */
function tableOf(items: number): string {
  const words = 'the lamp by Alder is red and needs three watts it stands well on a small table'.split(' ');
  const lines = ['id,prompt,reference,segment'];
  for (let item = 0; item < items; item++) {
    const text = Array.from({ length: 60 }, () => words[random.integer(words.length)]).join(' ');
    lines.push(`item-${item},"${text}, ""quoted""","${text.slice(0, 120)}",s${item % 5}`);
  }
  return lines.join('\n');
}

/** Ratings of two systems by five raters on three criteria. */
function ratingsOf(ratings: number): string {
  const lines = ['item,system,rater,criterion,value'];
  for (let item = 0; lines.length <= ratings; item++) {
    for (const system of ['old', 'new']) {
      for (let rater = 0; rater < 5; rater++) {
        for (const criterion of ['fluency', 'relevance', 'consistency']) {
          const value = 1 + random.integer(5);
          lines.push(`item-${item},${system},rater-${(item + rater) % 40},${criterion},${value}`);
        }
      }
    }
  }
  return lines.join('\n');
}

/** Imports what was chosen and waits for the study. */
async function imported(cookie: string, body: FormData): Promise<number> {
  const begin = performance.now();
  const post = { method: 'POST', body, redirect: 'manual', headers: { cookie, origin } } as const;
  const place = (await fetch(`${origin}/import`, post)).headers.get('location');
  if (place === null) throw new Error('the import was refused');
  for (;;) {
    const response = await fetch(origin + place, { redirect: 'manual', headers: { cookie } });
    if (response.status === 302) return performance.now() - begin;
    if ((await response.text()).includes('Nothing was imported')) throw new Error('the import failed');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function signIn(): Promise<string> {
  const body = new URLSearchParams({ email: LEAD.email, password: LEAD.password });
  const response = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin },
  });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

async function send(place: string, cookie: string, body: FormData | URLSearchParams): Promise<number> {
  const begin = performance.now();
  const response = await fetch(origin + place, {
    ...{ method: 'POST', body, redirect: 'manual' },
    headers: { cookie, origin },
  });
  await response.arrayBuffer();
  if (response.status >= 400) throw new Error(`${place}: ${response.status}`);
  return performance.now() - begin;
}

async function during(what: string, work: Promise<number>): Promise<void> {
  const latencies = await visits(work);
  tell(`${what} in ${((await work) / 1000).toFixed(1)} s`, latencies);
}

/** Milliseconds that a page takes, for so many seconds and until the work is done. */
async function visits(work: Promise<unknown>, seconds = 0): Promise<number[]> {
  const visit = async () => void (await (await fetch(`${origin}/sign-in`)).arrayBuffer());
  const latencies = seconds === 0 ? [] : await openLoop(PER_SECOND, seconds, random, visit);
  let done = false;
  const end = work.then(() => (done = true));
  while (!done) latencies.push(...(await openLoop(PER_SECOND, 0.25, random, visit)));
  await end;
  return latencies;
}

function tell(what: string, latencies: readonly number[]): void {
  const [p50, p99, most] = [0.5, 0.99, 1].map((share) => quantile(latencies, share).toFixed(0));
  console.log(`p50 ${p50}  p99 ${p99}  max ${most}  ${what}`);
}
