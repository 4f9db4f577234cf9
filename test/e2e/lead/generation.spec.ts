import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '#test/e2e/support/test.ts';
import type { InferenceWorker } from '#app/inference/worker/client.ts';
import { NO_ACCESS, type ModelAccess } from '#app/services/generation/modelAccess.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { builtServer } from '#scripts/testing/program.ts';
import { answerWell, startStub, type StubServer } from '#test/inference/remote/stubServer.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { beginStudy, signIn } from './lead.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

let stub: StubServer;
const MODELS = path.resolve(import.meta.dirname, '../../../fixtures/models');
let access: ModelAccess;

let app: TestApp;
/** The items that models were asked for since this was emptied, in their order, a list for each run of a system. */
let answered: string[][] = [];
test.beforeAll(async () => {
  stub = await startStub(answerWell);
  access = { ...NO_ACCESS, folder: MODELS, hosts: [stub.host] };
  app = await startApp({ access, startWorker: watchedWorker });
});
test.afterAll(async () => {
  await app.close();
  await stub.close();
});
test.beforeEach(() => (answered = []));
test.describe.configure({ mode: 'serial' });

/** The real thing, of which every answer is noted. */
async function watchedWorker(): Promise<InferenceWorker> {
  const { startInferenceWorker } = await builtServer();
  const worker = await startInferenceWorker({ threads: 1 });
  const run: string[] = [];
  answered.push(run);
  return {
    ...worker,
    async *generate(request) {
      for await (const result of worker.generate(request)) {
        run.push(result.item);
        yield result;
      }
    },
  };
}

const LAMPS = 'Write a short product description for thrifty readers.\nProduct: lamp';
const itemsOf = (count: number, prompt = LAMPS) =>
  Array.from({ length: count }, (_, index) => ({
    item: `item-${index}`,
    prompt: `${prompt} · No: ${index}`,
  }));

async function create(name: string, systems: object[], items: object[]): Promise<string> {
  const { slug } = await createStudy(app.db, {
    configuration: {
      name,
      seed: 'e2e',
      systems: systems.map((system, index) => ({ role: index === 0 ? 'baseline' : 'candidate', ...system })),
      protocol: { controls: { share: 0, minimum: 0 }, criteria: [], pairwise: true },
    },
    items,
    access,
  });
  return slug;
}
const model = (name: string, settings: object) => ({
  ...{ name, settings },
  provider: { kind: 'onnx', modelFolder: name },
});
const standing = (page: Page) => page.getByTestId('standing');
const rowOf = (page: Page, system: string) =>
  page
    .getByRole('region', { name: 'Systems and their outputs' })
    .getByRole('row', { name: new RegExp(`^${system} · `) });

test('generation shows how far it is, can be stopped, and goes on without repeating anything', async ({
  page,
}) => {
  // So much work that there is time to stop it.
  test.slow();
  const settings = { maxNewTokens: 90, minNewTokens: 90 };
  const count = 240;
  const slug = await create(
    'Stopped on the way',
    [model('blurb-fp32', settings), model('blurb-int8', settings)],
    itemsOf(count),
  );
  await signIn(page, app, `/studies/${slug}`);
  await page.getByRole('button', { name: 'Generate outputs' }).click();
  await expect(page.getByText('Generating with blurb-fp32')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Generating with blurb-fp32' })).toBeVisible();
  await expect(
    page.getByText(/[1-9]\d* tokens a second · (less than a minute|about .* minutes?) left/),
  ).toBeVisible();
  await expect(rowOf(page, 'blurb-fp32')).toContainText(/[1-9]\d* of 240/);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Stop generating' }).click();
  await expect(standing(page)).toContainText('stopped on the way');

  const kept = () => app.db.selectFrom('outputs').select(['id', 'item_id', 'text']).orderBy('id').execute();
  // What was under way when the work was stopped is still being stored.
  await expect
    .poll(
      async () =>
        (
          await app.db
            .selectFrom('studies')
            .select('state')
            .where('slug', '=', slug)
            .executeTakeFirstOrThrow()
        ).state,
    )
    .toBe('draft');
  const before = await kept();
  expect(before.length).toBeGreaterThan(0);
  expect(before.length).toBeLessThan(2 * count);
  expect(answered).toHaveLength(1);

  await page.getByRole('button', { name: 'Go on generating' }).click();
  await expect(standing(page)).toContainText('Raters can begin', { timeout: scaled(120_000) });
  expect((await kept()).slice(0, before.length)).toEqual(before);
  const [stopped, rest, candidate] = answered;
  // What was answered but not stored any more when the work was stopped is at most what was under way then.
  expect(rest).toHaveLength(count - before.length);
  expect(new Set([...stopped!.slice(0, before.length), ...rest!]).size).toBe(count);
  expect(candidate).toHaveLength(count);

  await expect(rowOf(page, 'blurb-int8')).toContainText('240 of 240');
  await expect(rowOf(page, 'blurb-int8')).toContainText('240 at the length limit');
  const costs = page.getByRole('region', { name: 'What each system takes' });
  await expect(costs.getByRole('row', { name: /^Size 4\.\d MB 1\.\d MB/ })).toBeVisible();
  await expect(costs.getByRole('row', { name: /^Tokens a second [1-9]\d* [1-9]\d*/ })).toBeVisible();
  await expect(costs.getByRole('row', { name: /^Time to the first token, median \d/ })).toBeVisible();
});

test('items that fail are named with their reasons, and only they are tried again', async ({ page }) => {
  const settings = { maxNewTokens: 8 };
  const items = [...itemsOf(3), { item: 'endless', prompt: `${LAMPS} `.repeat(60) }];
  const cut = { ...model('blurb-int8', { ...settings, truncation: 'left' }) };
  const slug = await create('Too long', [model('blurb-fp32', settings), cut], items);
  await signIn(page, app, `/studies/${slug}`);
  await page.getByRole('button', { name: 'Generate outputs' }).click();
  await expect(standing(page)).toContainText('The generation failed');
  await expect(page.getByRole('alert')).toContainText('blurb-fp32, item endless');
  await expect(rowOf(page, 'blurb-fp32')).toContainText('3 of 4');
  await expect(rowOf(page, 'blurb-int8')).toContainText('4 of 4');
  await page.getByText('blurb-fp32: 1 item failed').click();
  await expect(page.getByText(/^Item endless has a prompt of [\d,]+ tokens/)).toBeVisible();
  await page.getByText('blurb-int8: 1 prompt was cut').click();
  await expect(page.getByText(/\d+ tokens cut/)).toBeVisible();
  await expectNoViolations(page);

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'All of them as a table (CSV)' }).first().click();
  const lines = (await readFile(await (await downloading).path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^blurb-fp32,endless,failed,,/);
  expect(lines[2]).toMatch(/^blurb-int8,endless,prompt cut,\d+,$/);
  const stranger = await page.context().browser()!.newContext();
  expect((await stranger.request.get(`${app.url}/studies/${slug}/generation.csv`)).status()).toBe(401);
  await stranger.close();

  answered = [];
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect.poll(() => answered.flat()).toEqual(['endless']);
});

test('outputs made elsewhere are taken from a file, all or none, with all its faults told', async ({
  page,
}) => {
  const imported = (name: string) => ({ name, provider: { kind: 'import' } });
  const slug = await create('Made elsewhere', [imported('near'), imported('far')], itemsOf(3));
  await signIn(page, app, `/studies/${slug}`);
  const form = page.getByRole('form', { name: 'Import outputs' });
  await form.getByRole('button', { name: 'Import' }).click();
  await expect(form).toContainText('Choose a file.');
  const give = async (name: string, content: string | Buffer) => {
    await form.getByLabel('File with the outputs').setInputFiles({
      ...{ name, mimeType: 'application/octet-stream' },
      buffer: typeof content === 'string' ? Buffer.from(content) : content,
    });
    await form.getByRole('button', { name: 'Import' }).click();
  };
  await give(
    'near.jsonl',
    '{"item":"item-0","output":"a"}\nno json\n{"item":"item-9","output":"b"}\n{"item":"item-1"}\n',
  );
  const faults = form.getByRole('alert');
  await expect(faults.getByRole('listitem')).toHaveText([
    /^line 2: is not valid JSON/,
    /^line 3, field item: the study has no item "item-9"/,
    /^line 4, field output: is missing/,
  ]);
  await expect(faults).toBeFocused();
  await expectNoViolations(page);
  await expect(rowOf(page, 'near')).toContainText('0 of 3');

  // As Excel writes “Unicode text”; that isn't what everybody expects, and is said.
  await give(
    'near.txt',
    Buffer.from('\uFEFFitem\toutput\ttokens\nitem-0\ta, b\t2\nitem-1\tc\t1\n', 'utf16le'),
  );
  await expect(form).toContainText('2 outputs imported.');
  await expect(form).toContainText('The file was read as UTF-16LE.');
  await expect(form).toContainText('near: 1 item still has none (“item-2”).');
  await expect(rowOf(page, 'near')).toContainText('2 of 3');
  await give('near.csv', 'item,output\nitem-0,other\nitem-2,d\n');
  await expect(faults).toContainText('"item-0" has another output already');
  await form.getByLabel('Let outputs that are there already give way').check();
  await form.getByRole('button', { name: 'Import' }).click();
  await expect(form).toContainText(/2 outputs imported\.\s*near: Every item has one now\./);

  await page.getByRole('button', { name: 'Go on generating' }).click();
  await expect(page.getByRole('alert')).toContainText('3 items have no output of far');
  await expect(page.getByRole('form', { name: 'Import outputs' })).toBeVisible();
});

test('a measure of the lead’s own is declared by the form, and its scores are taken from a file', async ({
  page,
}) => {
  await beginStudy(page, app);
  await page.getByLabel('Name of the study').fill('By COMET');
  const items = '{"item":"a","prompt":"Lamp 1"}\n{"item":"b","prompt":"Lamp 2"}\n';
  await page
    .getByLabel('Items', { exact: true })
    .setInputFiles({ name: 'items.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(items) });
  await expect(page.getByRole('status').getByText('2 items.')).toBeVisible();
  for (const [index, name] of ['old', 'new'].entries()) {
    const system = page.getByRole('group', { name: `System ${index + 1}` });
    await system.getByLabel('Name', { exact: true }).fill(name);
    await system.getByLabel('Where its outputs come from').selectOption('import');
  }
  await page.locator('summary', { hasText: 'Measures' }).click();
  await page.getByRole('button', { name: 'Add a measure' }).click();
  const measure = page.getByRole('group', { name: 'Custom measure 1' });
  await measure.getByLabel('Name', { exact: true }).fill('COMET');
  await measure.getByLabel('It votes').check();
  await page.getByRole('button', { name: 'Create the study' }).click();
  await expect(measure).toContainText('A measure that votes needs the loss that is accepted');
  await measure.getByLabel('accept').fill('0.01');
  await measure.getByLabel('limit').fill('0.03');
  await page.getByRole('button', { name: 'Create the study' }).click();
  await page.waitForURL(`${app.url}/studies/by-comet`);

  const give = async (form: Locator, label: string, name: string, content: string) => {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
    await form.getByLabel(label).setInputFiles(file);
    await form.getByRole('button', { name: 'Import' }).click();
  };
  const outputs = page.getByRole('form', { name: 'Import outputs' });
  await give(outputs, 'File with the outputs', 'new.csv', 'item,output\na,one\nb,two\n');
  await expect(outputs).toContainText('2 outputs imported.');
  const scores = page.getByRole('form', { name: 'Import scores of COMET' });
  const label = 'File with the scores';
  await give(scores, label, 'scores.csv', 'item;system;score\na;new;0,8\nb;old;0.7\n');
  await expect(scores.getByRole('alert').getByRole('listitem')).toHaveText([
    'line 2, field score: "0,8" has a decimal comma; write 0.8',
    'line 3, field item: old has no output for "b" yet',
  ]);
  await expectNoViolations(page);
  // Whatever the columns are called: what a name doesn't say is said on the page.
  await scores.getByLabel(label).setInputFiles({
    name: 'scores.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Kennung;System;Wert;Notiz\na;new;0.8;gut\n'),
  });
  await expect(scores.getByLabel('What “System” means')).toHaveValue('system');
  await scores.getByLabel('What “Kennung” means').selectOption('the item');
  await scores.getByLabel('What “Wert” means').selectOption('the score');
  await expectNoViolations(page);
  await scores.getByRole('button', { name: 'Import' }).click();
  await expect(scores).toContainText(/1 score imported\.\s*1 output of new still has none \(“b”\)\./);
  await expect(page.getByRole('row', { name: /^COMET/ })).toContainText(
    'higher is better · accept 0.01, limit 0.03 · votes',
  );
  await expect(page.getByRole('row', { name: /^COMET/ })).toContainText('1 of 2');
});

test('a study whose systems lie on a server is made by the form, and asks only servers that are allowed', async ({
  page,
}) => {
  await beginStudy(page, app);
  await page.getByLabel('Name of the study').fill('On a server');
  const items = '{"item":"a","prompt":"Lamp 1"}\n{"item":"b","prompt":"Lamp 2"}\n';
  await page
    .getByLabel('Items', { exact: true })
    .setInputFiles({ name: 'items.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(items) });
  await expect(page.getByRole('status').getByText('2 items.')).toBeVisible();
  for (const [index, name] of ['large', 'small'].entries()) {
    const system = page.getByRole('group', { name: `System ${index + 1}` });
    await system.getByLabel('Name', { exact: true }).fill(name);
    await system.getByLabel('Where its outputs come from').selectOption('openai');
    await expect(system.getByText(`Allowed are ${stub.host}.`)).toBeVisible();
    await system.getByLabel('Address of the server').fill('http://elsewhere.example/v1');
    await system.getByLabel('Model, as the server calls it').fill(`model-${name}`);
    await system.getByText('Decoding settings').click();
    await system.getByLabel('Most new tokens').fill('0');
    await system.getByLabel('How tokens are chosen').selectOption('sample');
    await system.getByLabel('Temperature').fill('0.7');
    await system.getByLabel('Texts that end an output').fill('###');
    await system.getByLabel('Further settings').fill('{"topK": 5}');
  }
  await page.getByRole('button', { name: 'Create the study' }).click();
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('listitem')).toHaveText([
    'Enter a whole number from 1 to 100000.',
    /^“topK” is not supported/,
    'Enter a whole number from 1 to 100000.',
    /^“topK” is not supported/,
  ]);
  await summary.getByRole('link').first().click();
  const first = page.getByRole('group', { name: 'System 1' });
  await expect(first.getByLabel('Most new tokens')).toBeFocused();
  await expectNoViolations(page);
  for (const index of [1, 2]) {
    const system = page.getByRole('group', { name: `System ${index}` });
    await system.getByLabel('Most new tokens').fill('16');
    await system.getByLabel('Further settings').fill('{"presencePenalty": 0.5}');
  }
  await page.getByRole('button', { name: 'Create the study' }).click();
  await expect(summary).toContainText('adding elsewhere.example to EVENHAND_MODEL_HOSTS');
  await expect(first.getByText(/adding elsewhere.example to EVENHAND_MODEL_HOSTS/)).toBeVisible();

  for (const index of [1, 2]) {
    const system = page.getByRole('group', { name: `System ${index}` });
    await system.getByLabel('Address of the server').fill(`http://${stub.host}/v1`);
  }
  await page.getByRole('button', { name: 'Create the study' }).click();
  await page.waitForURL(`${app.url}/studies/on-a-server`);
  await page.getByRole('button', { name: 'Generate outputs' }).click();
  await expect(standing(page)).toContainText('Raters can begin');
  await expect(rowOf(page, 'small')).toContainText(`server: model-small · ${stub.host}`);
  await expect(rowOf(page, 'small')).toContainText('2 of 2');
  // Beside the items' own prompts the systems may be asked for controls under changed ones.
  expect(stub.asked.filter(({ prompt }) => /^Lamp [12]$/.test(prompt))).toHaveLength(4);
  for (const { body } of stub.asked) {
    expect(body).toMatchObject({ max_tokens: 16, temperature: 0.7, stop: ['###'], presence_penalty: 0.5 });
  }
});
