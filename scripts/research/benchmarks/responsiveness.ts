import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { openDatabase } from '#db/client.ts';
import { builtCommand } from '#scripts/testing/program.ts';
import { openLoop, quantile } from './rating/load.ts';

// Whether raters notice that the server generates: how long the rater's page and its next task take on an idle
// server, while it generates the outputs of another study with a model, and idle again. The whole server with the
// embedded database, in one process. Two minutes. Usage: npm run bench:responsiveness

const PER_SECOND = 20;
const SECONDS = 40;
const WARM_UP_SECONDS = 4;
/** So many that the generation outlasts the measurement; the rest is cancelled by the server's end. */
const COPIES = 40;

interface Item {
  readonly item: string;
  readonly prompt: string;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-bench-'));
const random = createRandom('responsiveness');
const items = readFileSync(path.join(PROGRAM_FOLDER, 'fixtures/datasets/blurb/items.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Item);

const { token, generating } = await prepareStudies();
const server = startCommand('serve', '--port', '0');
try {
  const link = `${await addressOf(server)}/r/${token}`;
  const cookie = await join(link);
  const pages = [`${link}/next`, `${link}/rate`] as const;
  await measure(pages, cookie, WARM_UP_SECONDS);
  console.log(`${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, load before ${load()}`);
  console.log(`${PER_SECOND} requests a second, ${SECONDS} s each; milliseconds`);
  const idle = await measure(pages, cookie, SECONDS);
  const preparing = startCommand('prepare', generating);
  let said = '';
  preparing.stderr!.on('data', (part: Buffer) => (said += part.toString()));
  while (!/generating/.test(said)) await new Promise((resolve) => setTimeout(resolve, 50));
  const busy = await measure(pages, cookie, SECONDS);
  const progress = said.trim().split('\n').at(-1);
  if (preparing.exitCode !== null) throw new Error(`the generation ended before the measurement: ${said}`);
  for (const [index, page] of ['next task', 'page'].entries()) {
    report(page, idle[index]!, busy[index]!);
  }
  console.log(`generation meanwhile: ${progress}; load after ${load()}`);
} finally {
  server.kill('SIGKILL');
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

/** An open study for the rater, and a draft whose generation takes long. */
async function prepareStudies(): Promise<{ token: string; generating: string }> {
  const modelFolder = path.join(PROGRAM_FOLDER, 'fixtures/models/blurb-fp32');
  const { db, close } = await openDatabase({ kind: 'embedded', folder });
  const systems = (provider: object) =>
    (['baseline', 'candidate'] as const).map((role) => ({ name: role, role, provider }));
  const rated = await createStudy(db, {
    configuration: { name: 'Rated', seed: 'rated', systems: systems({ kind: 'import' }) },
    items,
  });
  for (const system of ['baseline', 'candidate']) {
    const outputs = items.map(({ item, prompt }) => ({ item, output: `${system}: ${prompt}` }));
    await importOutputs(db, { slug: rated.slug, system, outputs });
  }
  await prepareTasks(db, rated.id);
  await openStudy(db, rated.slug);
  const { token } = await createInvitation(db, {
    slug: rated.slug,
    label: 'benchmark',
    mostRaters: 100_000,
    mostPerAddress: 100_000,
  });
  const draft = await createStudy(db, {
    configuration: { name: 'Generated', seed: 'generated', systems: systems({ kind: 'onnx', modelFolder }) },
    items: Array.from({ length: COPIES }, (_, copy) =>
      items.map(({ item, prompt }) => ({ item: `${item}-${copy}`, prompt })),
    ).flat(),
    access: { ...NO_ACCESS, anywhere: true },
  });
  await close();
  return { token, generating: draft.slug };
}

function startCommand(...argv: string[]): ChildProcess {
  return spawn(process.execPath, [builtCommand(), ...argv], {
    env: { ...process.env, EVENHAND_DATA: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr!.on('data', (part: Buffer) => (said += part.toString()));
  for await (const part of child.stdout!) {
    said += String(part);
    const address = /Evenhand is at (\S+)/.exec(said)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`the server did not start: ${said}`);
}

async function join(link: string): Promise<string> {
  const response = await fetch(`${link}/join`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(link).origin },
    body: JSON.stringify({ consent: true, locale: 'en' }),
  });
  return response.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
}

/** Milliseconds of every request, by page. */
async function measure(pages: readonly string[], cookie: string, seconds: number): Promise<number[][]> {
  return await Promise.all(
    pages.map((page, index) =>
      openLoop(PER_SECOND / pages.length, seconds, random.fork(`${page} ${index}`), async () => {
        const response = await fetch(page, { headers: { cookie } });
        if (!response.ok) throw new Error(`${page} answered ${response.status}`);
        await response.arrayBuffer();
      }),
    ),
  );
}

function report(page: string, idle: readonly number[], busy: readonly number[]): void {
  const figures = [0.5, 0.99].map((share) => {
    const [before, during] = [quantile(idle, share), quantile(busy, share)];
    const name = share === 0.5 ? 'median' : 'p99';
    return `${name} ${before.toFixed(1)} → ${during.toFixed(1)} (×${(during / before).toFixed(2)})`;
  });
  console.log(
    `${page}: idle → generating: ${figures.join(', ')}; ${idle.length} and ${busy.length} requests`,
  );
}

function load(): string {
  return os
    .loadavg()
    .slice(0, 2)
    .map((value) => value.toFixed(1))
    .join(' and ');
}
