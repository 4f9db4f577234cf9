import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MOST_UPLOAD_BYTES } from '#app/core/studies/uploads.ts';
import { startInferenceWorker } from '#app/inference/worker/client.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { expect, test } from '../support/test.ts';
import { beginStudy, signIn } from './lead.ts';

const MODELS = path.resolve(import.meta.dirname, '../../../fixtures/models');
const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-systems-'));
let app: TestApp;
/** Processes with models that were started, and how many of them have ended. */
let [started, ended] = [0, 0];
test.beforeAll(async () => {
  const access = { ...NO_ACCESS, folder: MODELS };
  app = await startApp({
    access,
    startWorker: async () => {
      const worker = await startInferenceWorker({ threads: 1 });
      started++;
      let isClosed = false;
      return {
        ...worker,
        close: async () => {
          await worker.close();
          if (!isClosed) ended++;
          isClosed = true;
        },
      };
    },
  });
});
test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
test.describe.configure({ mode: 'serial' });

test('two models are chosen from those that are there and tried side by side', async ({ page }) => {
  await beginStudy(page, app);
  const [first, second] = [0, 1].map((index) => page.locator(`[id="systems.${index}.provider.modelFolder"]`));
  await expect(page.getByRole('button', { name: 'Choose from the models that are there' })).toHaveCount(2);
  const choose = page.getByRole('button', { name: 'Choose from the models that are there' }).first();
  // A list closes when the page scrolls beneath it, as it does towards what is clicked.
  await choose.scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await choose.click();
  const list = page.getByRole('listbox', { name: 'Choose from the models that are there' });
  await expect(list.getByRole('option')).toHaveCount(3);
  await list.getByRole('option', { name: /^blurb-fp32/ }).click();
  await expect(first!).toHaveValue('blurb-fp32');
  await expect(list).toBeHidden();
  await expect(
    page.getByText(/^gpt2 · 1.08M parameters · float32 · 4.5 MB · reads 256 tokens/),
  ).toBeVisible();
  // A system without a name gets one.
  await expect(page.locator('[id="systems.0.name"]')).toHaveValue('blurb-fp32');
  // By the keyboard alone, narrowed by what is typed.
  await second!.scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await second!.focus();
  await page.keyboard.type('int');
  await expect(list.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(second!).toHaveValue('blurb-int8');
  await expect(page.getByText('can be used')).toHaveCount(2);

  await page.getByLabel('Prompt', { exact: true }).fill('Write a short product description.\nProduct: lamp');
  await page.getByRole('button', { name: 'Try all' }).click();
  const results = page.getByRole('list', { name: 'What they wrote' }).getByRole('listitem');
  for (const [index, name] of ['blurb-fp32', 'blurb-int8'].entries()) {
    await expect(results.nth(index).getByRole('heading', { name })).toBeVisible();
    await expect(results.nth(index)).toContainText(/\d+ tokens · [\d.]+ s · ended: complete · loading took/, {
      timeout: scaled(60_000),
    });
  }
  await expectNoViolations(page);
  expect(await app.db.selectFrom('outputs').select('id').execute()).toEqual([]);

  // What is shown is of other settings now.
  await page.getByText('Decoding settings').first().click();
  await page.getByLabel('Most new tokens').first().fill('0');
  await expect(results.first()).toContainText('were changed since');
  await page.getByRole('button', { name: 'Try blurb-fp32' }).click();
  await expect(results.first().getByRole('link')).toContainText('Enter a whole number from 1');
  await first!.fill('nowhere');
  await expect(page.getByText(/^No such model is listed/)).toBeVisible();
  await page.getByLabel('Most new tokens').first().fill('5');
  await page.getByRole('button', { name: 'Try blurb-fp32' }).click();
  await expect(results.first()).toContainText('There is no model folder');
});

test('a try ends when its page is left', async ({ page }) => {
  await beginStudy(page, app);
  await page.locator('[id="systems.0.provider.modelFolder"]').fill('blurb-fp32');
  await page.getByLabel('Prompt', { exact: true }).fill('Lamp');
  const before = started;
  await page.getByRole('button', { name: 'Try all' }).click();
  await expect.poll(() => started).toBe(before + 1);
  await page.goto(`${app.url}/studies`);
  await expect.poll(() => ended).toBe(started);
});

test('items are pasted as lines or as a table, and a file that is too large is not sent', async ({
  page,
}) => {
  await beginStudy(page, app);
  const items = page.getByLabel('Items', { exact: true });
  await page.getByText('Or paste them').click();
  const text = page.getByLabel('Table or lines');
  await text.fill('Write a poem, please.\nWrite a letter.');
  await page.getByRole('button', { name: 'Use this text' }).click();
  await expect(page.getByRole('status').getByText('2 items. They have no ids')).toBeVisible();
  await text.fill('Frage\tAntwort\nWas?\t"Das,\nund dies"\nWer?\tEr');
  await expect(page.getByLabel('What was pasted')).toHaveValue('table');
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByLabel('What “Frage” means').selectOption('prompt');
  await page.getByLabel('What “Antwort” means').selectOption('references');
  await expect(page.getByRole('status').getByText('2 items. 2 have references.')).toBeVisible();
  await expectNoViolations(page);

  const large = path.join(folder, 'large.csv');
  writeFileSync(large, 'prompt\n');
  truncateSync(large, MOST_UPLOAD_BYTES + 2 ** 20);
  let sent = 0;
  page.on('request', (request) => (sent += request.url().includes('items-file') ? 1 : 0));
  await items.setInputFiles(large);
  await expect(page.getByText('The file has 65 MB; a page takes 64 MB at most.')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(sent).toBe(0);

  for (const form of ['csv', 'xlsx', 'jsonl']) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`a[href$="items.${form}"]`).click(),
    ]);
    const file = path.join(folder, `sample.${form}`);
    await download.saveAs(file);
    await items.setInputFiles(file);
    await expect(
      page.getByRole('status').getByText(form === 'jsonl' ? /^4 items\./ : /^3 items\./),
    ).toBeVisible();
  }
});

test('a file with a column for each system is imported by what its columns are said to mean', async ({
  page,
}) => {
  const { slug, id } = await createStudy(app.db, {
    configuration: {
      name: 'Two tables in one',
      seed: 'e2e',
      systems: [
        { name: 'prod', role: 'baseline', provider: { kind: 'import' } },
        { name: 'small', role: 'candidate', provider: { kind: 'import' } },
      ],
      protocol: { controls: { share: 0, minimum: 0 }, criteria: [], pairwise: true },
    },
    items: ['1', '2'].map((item) => ({ item, prompt: `Prompt ${item}` })),
  });
  await signIn(page, app, `/studies/${slug}`);
  const csv = 'Nr;Antwort A;small;Notiz\r\n1;eins;one;x\r\n2;zwei;two;y\r\n3;drei;three;z\r\n';
  const give = (text: string) =>
    page.getByLabel('File with the outputs').setInputFiles({
      ...{ name: 'outputs.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
    });
  await give(csv);
  // One column is called like a system; the rest has to be said.
  await expect(page.getByLabel('What “small” means')).toHaveValue('output:small');
  await expect(page.getByText('line 1: no column has the item')).toBeVisible();
  await page.getByLabel('What “Nr” means').selectOption('item');
  await page.getByLabel('What “Antwort A” means').selectOption('output:prod');
  await expect(page.getByText('line 4, field item: the study has no item "3"')).toHaveCount(1);
  await expectNoViolations(page);
  await give(csv.replace(/3;.*\r\n/, ''));
  await page.getByLabel('What “Nr” means').selectOption('item');
  await page.getByLabel('What “Antwort A” means').selectOption('output:prod');
  await expect(page.getByText('2 outputs of prod. Every item would have one.')).toBeVisible();
  expect(await listOutputs(app.db, id, 'prod')).toEqual([]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('4 outputs imported.')).toBeVisible();
  const texts = async (system: string) => (await listOutputs(app.db, id, system)).map(({ output }) => output);
  expect(await texts('prod')).toEqual(['eins', 'zwei']);
  expect(await texts('small')).toEqual(['one', 'two']);
});
