import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { openDatabase } from '#db/client.ts';
import { rateAsClient } from '#scripts/simulation/raterClient.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ITEMS = 40;
const RATERS_PER_ITEM = 2;
const KILLS = 3;

const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-kill-'));
let server: ChildProcess | undefined;
afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it('keeps every acknowledged judgment, once, when the server is killed again and again', async () => {
  const token = await prepare();
  const port = await freePort();
  server = await serve(port);

  const acknowledged: string[] = [];
  const done = Promise.all(
    Array.from({ length: 4 }, (_, index) => {
      let cookie: string | undefined;
      const random = createRandom(`rater ${index}`);
      return rateAsClient(
        `http://localhost:${port}/r/${token}`,
        (task) => {
          const answer =
            task.kind === 'likert'
              ? { ratings: Object.fromEntries(task.criteria.map(({ key }) => [key, 1 + random.integer(5)])) }
              : { preference: random.pick(['left', 'right', 'tie'] as const) };
          return { ...answer, comment: task.id };
        },
        {
          jar: { read: () => cookie, keep: (value) => (cookie = value) },
          locale: 'en',
          signal: AbortSignal.timeout(120_000),
          onJudgment: (assignment) => acknowledged.push(assignment),
        },
      );
    }),
  );

  const random = createRandom('kills');
  for (let kill = 1; kill <= KILLS; kill++) {
    const goal = Math.round((kill * ITEMS * RATERS_PER_ITEM * 3) / (KILLS + 2));
    while (acknowledged.length < goal) await sleep(5);
    await sleep(random.integer(40));
    server.kill('SIGKILL');
    await new Promise((resolve) => server!.once('exit', resolve));
    server = await serve(port);
  }
  await done;
  server.kill('SIGTERM');
  await new Promise((resolve) => server!.once('exit', resolve));

  const { db, close } = await openDatabase({ kind: 'embedded', folder });
  const judgments = await db
    .selectFrom('judgments')
    .select(['assignment_id', 'revision', 'comment'])
    .execute();
  const blocks = await db.selectFrom('blocks').select(['item_id', 'state']).execute();
  await close();
  const stored = judgments.map((judgment) => judgment.assignment_id);
  expect(
    judgments.every(({ revision, comment, assignment_id: id }) => revision === 1 && comment === id),
  ).toBe(true);
  expect(new Set(stored).size).toBe(stored.length);
  expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
  expect(blocks.filter(({ state }) => state === 'submitted')).toHaveLength(ITEMS * RATERS_PER_ITEM);
}, 180_000);

async function prepare(): Promise<string> {
  const { db, close } = await openDatabase({ kind: 'embedded', folder });
  const items = Array.from({ length: ITEMS }, (_, i) => ({
    item: `item-${i}`,
    prompt: `Describe thing ${i}.`,
  }));
  const { slug } = await createStudy(db, {
    configuration: {
      name: 'Kill',
      seed: 'kill',
      systems: ['old', 'new'].map((name, i) => ({
        name,
        role: i === 0 ? 'baseline' : 'candidate',
        provider: { kind: 'import' },
      })),
      protocol: { ratersPerItem: RATERS_PER_ITEM, controls: { share: 0, minimum: 0 }, blocksPerSitting: 5 },
    },
    items,
  });
  for (const system of ['old', 'new']) {
    const outputs = items.map(({ item }) => ({ item, output: `${system} text about ${item}` }));
    await importOutputs(db, { slug, system, outputs });
  }
  await openStudy(db, slug);
  const { token } = await createInvitation(db, { slug, label: 'raters' });
  await close();
  return token;
}

async function serve(port: number): Promise<ChildProcess> {
  const env = { ...process.env, EVENHAND_DATA: folder, PORT: String(port), HOST: '127.0.0.1' };
  const child = spawn(process.execPath, ['bin/evenhand.js', 'serve'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      if (said.includes('Evenhand is at')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return child;
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
