import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '#test/e2e/support/test.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { openDatabase } from '#db/client.ts';
import { freePort } from '#scripts/testing/freePort.ts';
import { serve } from '#test/server/serve.ts';
import { hydrated, join } from './rater.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

const ITEMS = Array.from({ length: 6 }, (_, i) => ({ item: `item-${i}`, prompt: `Describe thing ${i}.` }));
const SYSTEMS = ['old', 'new'];

const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-killed-'));
let server: ChildProcess | undefined;
test.afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('a rater goes on while the server is killed, and every answer arrives once', async ({ page }) => {
  test.setTimeout(scaled(180_000));
  const token = await prepare();
  const port = await freePort();
  server = await serve(port, { EVENHAND_DATA: folder });
  await join(page, `http://localhost:${port}/r/${token}`);
  // Four tasks are given at first, and four more once those are judged.
  await rate(page, 0, 3);
  const others = page.waitForResponse(
    async (response) =>
      /\/next\?ahead=/.test(response.url()) &&
      ((await response.json()) as { ahead?: unknown[] }).ahead!.length >= 3,
  );
  await rate(page, 3, 4);
  await (await others).finished();

  await killed();
  await rate(page, 4, 7);
  // Those before may have been on their way.
  await expect(page.getByText(/^[345] waiting to be sent/)).toBeVisible();
  server = await serve(port, { EVENHAND_DATA: folder });
  // By itself: nobody taps anything.
  await expect(page.getByText('waiting to be sent')).toHaveCount(0, { timeout: scaled(45_000) });

  // Once more, with a reload between the kill and the restart's end.
  await killed();
  await rate(page, 7, 8);
  await expect(page.getByText('1 answer waits on this device')).toBeVisible();
  server = await serve(port, { EVENHAND_DATA: folder });
  await page.reload();
  await hydrated(page);
  await expect(page.getByText(/^8 \/ /)).toBeVisible();
  await rate(page, 8, 12);
  await expect(page.getByRole('heading', { name: 'Done. Thank you!' })).toBeVisible({
    timeout: scaled(45_000),
  });

  server.kill('SIGTERM');
  await new Promise((resolve) => server!.once('exit', resolve));
  const { db, close } = await openDatabase({ kind: 'embedded', folder });
  const stored = await db
    .selectFrom('judgments')
    .innerJoin('ratings', 'ratings.judgment_id', 'judgments.id')
    .select(['judgments.assignment_id', 'judgments.revision', 'ratings.value'])
    .where('ratings.criterion', '=', 'fluency')
    .orderBy('judgments.id')
    .execute();
  await close();
  expect(stored.map(({ value }) => value)).toEqual(Array.from({ length: 12 }, (_, task) => pointsOf(task)));
  expect(stored.every(({ revision }) => revision === 1)).toBe(true);
  expect(new Set(stored.map((row) => row.assignment_id)).size).toBe(12);
});

/** Another rating for each task, so that the order of arrival shows. */
function pointsOf(task: number): number {
  return 1 + (task % 5);
}

/** Rates the tasks from one number to before another. */
async function rate(page: Page, from: number, to: number): Promise<void> {
  for (let task = from; task < to; task++) {
    await expect(page.getByText(new RegExp(`^${task} / `))).toBeVisible();
    // The count goes up before the next task is there, where that one is still on its way.
    await hydrated(page);
    for (const key of [String(pointsOf(task)), '3', '3', 'Enter']) await page.keyboard.press(key);
  }
}

async function killed(): Promise<void> {
  const gone = new Promise((resolve) => server!.once('exit', resolve));
  server!.kill('SIGKILL');
  await gone;
}

async function prepare(): Promise<string> {
  const { db, close } = await openDatabase({ kind: 'embedded', folder });
  const { slug } = await createStudy(db, {
    configuration: {
      name: 'Killed',
      raterTitle: 'Things',
      seed: 'killed',
      systems: SYSTEMS.map((name, i) => ({
        name,
        role: i === 0 ? 'baseline' : 'candidate',
        provider: { kind: 'import' },
      })),
      protocol: { pairwise: false, ratersPerItem: 1, controls: { share: 0, minimum: 0 } },
    },
    items: ITEMS,
  });
  for (const system of SYSTEMS) {
    const outputs = ITEMS.map(({ item }) => ({ item, output: `${system} text about ${item}` }));
    await importOutputs(db, { slug, system, outputs });
  }
  await openStudy(db, slug);
  const { token } = await createInvitation(db, { slug, label: 'raters', mostPerAddress: 1000 });
  await close();
  return token;
}
