import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { createFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { medianOf } from '#app/core/statistics/averages.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openDatabase } from '#db/client.ts';
import { findBrowser } from '#scripts/testing/browser.ts';
import { startTemporaryPostgres } from '#scripts/testing/postgres.ts';
import { buildIfStale } from '../../../bin/build.js';
import { openLargeStudy, readyLargeStudy, TASKS_PER_ITEM } from './rating/study.ts';

// How long a lead waits for a page in a real browser, on an installation with many studies, two of them large: the
// first paint, and the server's share of it. Usage: npm run bench:pages [-- <studies> <items>]

const [STUDIES = 500, ITEMS = 100_000] = process.argv.slice(2).map(Number);
const ROUNDS = 7;
const LEAD = { name: 'Ada', email: 'ada@example.org', password: 'ten characters' };

buildIfStale();
const postgres = await startTemporaryPostgres();
if ('reason' in postgres) throw new Error(postgres.reason);
const browserFound = findBrowser(process.env);
if ('reason' in browserFound) throw new Error(browserFound.reason);

const slug = await fill(postgres.url);
const server = spawn(
  process.execPath,
  ['--import', 'tsx', path.join(import.meta.dirname, 'rating/server.ts'), postgres.url],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const lines = createInterface({ input: server.stdout });
const [address] = (await once(lines, 'line')) as [string];
const browser = await chromium.launch({
  executablePath: browserFound.path,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await signIn(page, address);
  console.log(`${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, load ${os.loadavg()[0]!.toFixed(2)}`);
  console.log(`${STUDIES} studies, two of them with ${ITEMS} items; medians of ${ROUNDS}, milliseconds`);
  console.log('first paint  server  page');
  for (const place of await places(page, address, slug)) {
    const [paint, answer] = await measure(page, address + place);
    console.log(`${paint.toFixed(0).padStart(11)}  ${answer.toFixed(0).padStart(6)}  ${place}`);
  }
} finally {
  await browser.close();
  server.stdin.end();
  await once(server, 'exit');
  await postgres.stop();
}

/** Many small studies and two large ones, of which one is open; gives the slug of that. */
async function fill(url: string): Promise<string> {
  const { db, close } = await openDatabase({ kind: 'server', url });
  await createFirstAccount(db, LEAD);
  const systems = (['baseline', 'candidate'] as const).map((role) => ({
    ...{ name: role, role, provider: { kind: 'import' as const } },
  }));
  const items = Array.from({ length: 20 }, (_, index) => ({
    item: String(index),
    prompt: `Describe lamp ${index}.`,
  }));
  for (let number = 1; number < STUDIES - 1; number++) {
    await createStudy(db, { configuration: { name: `Study ${number}`, seed: 's', systems }, items });
  }
  await readyLargeStudy(db, 'Not yet open', ITEMS * TASKS_PER_ITEM);
  await openLargeStudy(db, ITEMS * TASKS_PER_ITEM);
  const { slug } = await db
    .selectFrom('studies')
    .select('slug')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  await close();
  return slug;
}

async function signIn(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('Email').fill(LEAD.email);
  await page.getByLabel('Password').fill(LEAD.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${origin}/studies`);
}

/** The pages of leads; a draft is begun for its own. */
async function places(page: Page, origin: string, large: string): Promise<string[]> {
  await page.goto(`${origin}/new-study`);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/drafts\/[^/]+\/question$/);
  const draft = new URL(page.url()).pathname.replace(/\/question$/, '');
  return [
    ...['/studies', '/studies?q=study&order=name', '/new-study', '/people', '/account'],
    ...['question', 'items', 'systems', 'asked', 'margins', 'review', 'all'].map(
      (step) => `${draft}/${step}`,
    ),
    ...['', '/settings', '/raters', '/controls', '/record', '/preview', '/pairs'].map(
      (part) => `/studies/${large}${part}`,
    ),
    ...['', '/settings', '/open', '/pilot', '/controls'].flatMap((part) =>
      ['not-yet-open', 'study-1'].map((slug) => `/studies/${slug}${part}`),
    ),
  ];
}

/** Medians over warm loads: from the request to the first paint, and to the whole of the server's answer. */
async function measure(page: Page, address: string): Promise<[paint: number, answer: number]> {
  const paints: number[] = [];
  const answers: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const [paint, answer] = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
      (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseEnd,
    ]);
    // The first time warms up.
    if (round > 0) {
      paints.push(paint!);
      answers.push(answer!);
    }
  }
  return [medianOf(paints)!, medianOf(answers)!];
}
