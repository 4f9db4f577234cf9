import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, test, type Page } from '#test/e2e/support/test.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { beginStudy, LEAD, openByHand, rateAll, signIn } from './lead.ts';
import { createReadyStudy } from './studies.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});
const fold = (page: Page, title: string) => page.locator('summary', { hasText: title });

test('a whole protocol is asked for in the form, and every problem told at its field', async ({ page }) => {
  await beginStudy(page, app);
  await page.getByLabel('Name of the study').fill('Whole protocol');
  for (const [index, name] of ['large', 'small'].entries()) {
    await page.getByLabel('Name', { exact: true }).nth(index).fill(name);
    await page.getByLabel('Where its outputs come from').nth(index).selectOption('import');
  }
  await page
    .getByLabel('Items', { exact: true })
    .setInputFiles(file('items.jsonl', '{"item":"a","prompt":"p"}\n'));
  await expect(page.getByRole('status').getByText('1 item.')).toBeVisible();

  await fold(page, 'Further criteria').click();
  await page.getByLabel('Style').check();
  await fold(page, 'What raters will read').click();
  await expect(page.getByText('恰到好处：如同好作者的手笔')).toBeVisible();
  await page.getByRole('button', { name: 'Change the wording of Relevance' }).click();
  await expect(page.getByLabel('Relevance', { exact: false }).first()).not.toBeChecked();
  await expect(page.getByLabel('Meaning of point 5, English').first()).toHaveValue(/^Fully/);
  await page.getByRole('button', { name: 'Add a criterion of my own' }).click();
  const own = page.getByRole('group', { name: 'Own criterion 2' });
  await own.getByLabel('Name, English').fill('Warmth');
  await own.getByLabel('Question to the rater, English').fill('Is it warm?');
  await own.getByLabel('Scale').selectOption('7');
  await own.getByLabel('Only the ends have a text').check();
  await own.getByLabel('Meaning of point 1, English').fill('cold');

  await page.getByLabel('Ask for much or slightly better').check();
  await fold(page, 'Who rates, and how much').click();
  await page.getByLabel('Who rates').selectOption('panel');
  await page.getByLabel('Tasks shown twice (%)').fill('70');
  await fold(page, 'What decides').click();
  await page.getByLabel('Looks at these shares').fill('75, 50');
  await fold(page, 'Who may take part').click();
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByLabel('Question, English').fill('Do you read German?');
  await page.getByLabel('Answer 1, English').fill('Yes');
  await page.getByLabel('Answer 2, English').fill('No');
  await fold(page, 'Training round').click();
  await page.getByRole('button', { name: 'Add a text to rate' }).click();
  await page.locator('[id="protocol.training.tasks.0.prompt"]').fill('Describe a lamp.');
  await page.getByLabel('Text to rate').fill('Lamp good lamp.');
  await page.getByLabel('Fluency: to').fill('2');
  await page.getByLabel('What the rater is told afterwards, English').fill('Its language is broken.');
  await fold(page, 'Who rates, and how much').click();

  await page.getByRole('button', { name: 'Create the study' }).click();
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('link')).toHaveText([
    'Fill this in.',
    'Enter a percentage from 0 to 50.',
    /^Rising shares from 20 to 95/,
  ]);
  await summary.getByRole('link').first().click();
  await expect(own.getByLabel('Meaning of point 7, English')).toBeFocused();
  await page.keyboard.type('warm');
  // The part had been folded again; what is wrong in it opens it.
  await summary.getByRole('link').nth(1).click();
  await expect(page.getByLabel('Tasks shown twice (%)')).toBeFocused();
  await page.getByLabel('Tasks shown twice (%)').fill('10');
  await page.getByLabel('Looks at these shares').fill('50, 75 %');
  await page.getByRole('button', { name: 'Create the study' }).click();
  await expect(page).toHaveURL(`${app.url}/studies/whole-protocol`);

  const { configuration } = await app.db
    .selectFrom('studies')
    .selectAll()
    .where('slug', '=', 'whole-protocol')
    .executeTakeFirstOrThrow();
  const { criteria, ...protocol } = configuration.protocol;
  expect(criteria.map(({ key }) => key)).toEqual(['fluency', 'consistency', 'style', 'relevance', 'warmth']);
  expect(criteria.at(-1)).toMatchObject({
    scale: 7,
    anchors: { en: ['cold', 'warm'], zh: ['cold', 'warm'] },
  });
  expect(protocol).toMatchObject({
    pairwise: { ties: true, strength: true },
    strategy: 'panel',
    repeats: { share: 0.1 },
    eligibility: [
      {
        options: [
          { key: 'yes', eligible: true },
          { key: 'no', eligible: false },
        ],
      },
    ],
    training: {
      passMark: 0.7,
      tasks: [{ kind: 'likert', expected: { fluency: { lowest: 2, highest: 2 } } }],
    },
  });
  expect(configuration.exclusion.mostFailedShare).toBe(1 / 3);
  expect(configuration.looks).toEqual({ at: [0.5, 0.75], extension: null });
});

test('a configuration file is taken in the browser', async ({ page }) => {
  await signIn(page, app, '/new-study');
  await page
    .getByLabel('Configuration', { exact: true })
    .setInputFiles(file('study.json', '{"name": "x", "seed": 7}'));
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('seed: ');
  const systems = ['a', 'b'].map((name, index) => ({
    name,
    role: index === 0 ? 'baseline' : 'candidate',
    provider: { kind: 'import' },
  }));
  const configuration = { name: 'From a file', seed: 's', systems, resamples: 200 };
  await page
    .getByLabel('Configuration', { exact: true })
    .setInputFiles(file('study.json', JSON.stringify(configuration)));
  await expect(page.getByText('“From a file”, 2 systems.')).toBeVisible();
  const items = page.getByLabel('Items', { exact: true }).filter({ visible: true });
  await items.setInputFiles(file('items.jsonl', '{"item":"a"}\n'));
  await page.getByRole('button', { name: 'Create the study' }).filter({ visible: true }).click();
  await expect(summary).toContainText('line 1, field prompt: is missing');
  await items.setInputFiles(file('items.jsonl', '{"item":"a","prompt":"p"}\n'));
  await page.getByRole('button', { name: 'Create the study' }).filter({ visible: true }).click();
  await expect(page).toHaveURL(`${app.url}/studies/from-a-file`);
});

test('a table of items is looked at, its columns are said, and a study is made of it', async ({ page }) => {
  await beginStudy(page, app);
  const items = page.getByLabel('Items', { exact: true });
  await items.setInputFiles(
    file('fragen.csv', 'Nr;Frage;Antwort;Thema\na;Wie hoch?;Hoch.;Bau\nb;Wie tief?;;Bau\n'),
  );
  await expect(page.getByText('The items can’t be read like this:')).toBeVisible();
  const means = (column: string) => page.getByLabel(`What “${column}” means`);
  await means('Frage').selectOption('prompt');
  await expect(page.getByText('2 items. They have no ids and are numbered by their lines.')).toBeVisible();
  await means('Nr').selectOption('id');
  await means('Antwort').selectOption('reference');
  await means('Thema').selectOption('segment');
  await expect(page.getByText('2 items. 1 has a reference. 1 segment.')).toBeVisible();
  // One column alone can be the prompt: the other is left out.
  await means('Antwort').selectOption('prompt');
  await expect(means('Frage')).toHaveValue('');
  await means('Frage').selectOption('prompt');
  await expect(means('Antwort')).toHaveValue('');
  await means('Antwort').selectOption('reference');
  await expect(page.getByText('2 items. 1 has a reference. 1 segment.')).toBeVisible();
  await expectNoViolations(page);

  await page.getByLabel('Name of the study').fill('Fragen');
  for (const [index, name] of ['large', 'small'].entries()) {
    await page.getByLabel('Name', { exact: true }).nth(index).fill(name);
    await page.locator(`[id="systems.${index}.provider.kind"]`).selectOption('import');
  }
  await page.getByRole('button', { name: 'Create the study' }).click();
  await expect(page.getByRole('heading', { name: 'Fragen' })).toBeVisible();
  const { rows } = await sql<{ key: string; prompt: string; segment: string; references: string[] }>`
    select items.key, items.prompt, items.segment, items.reference_texts as references from items
    join studies on studies.id = items.study_id where studies.slug = 'fragen' order by position`.execute(
    app.db,
  );
  expect(rows).toEqual([
    { key: 'a', prompt: 'Wie hoch?', segment: 'Bau', references: ['Hoch.'] },
    { key: 'b', prompt: 'Wie tief?', segment: 'Bau', references: [] },
  ]);
});

test('a study is made while its items are still being looked at', async ({ page }) => {
  let answered = false;
  let loading = false;
  // The answer comes while the new study's page is on its way.
  await page.route('**/new-study/items**', async (route) => {
    const response = await route.fetch();
    await expect.poll(() => loading).toBe(true);
    answered = true;
    await route.fulfill({ response }).catch(() => {});
  });
  await page.route('**/studies/at-once.data**', async (route) => {
    loading = true;
    await expect.poll(() => answered).toBe(true);
    await page.waitForTimeout(300);
    await route.continue().catch(() => {});
  });
  await signIn(page, app, '/new-study');
  await page.waitForLoadState('networkidle');
  const systems = ['large', 'small'].map((name, index) => ({
    name,
    role: index === 0 ? 'baseline' : 'candidate',
    provider: { kind: 'import' },
  }));
  const configuration = JSON.stringify({ name: 'At once', seed: '1', systems });
  await page.getByLabel('Configuration', { exact: true }).setInputFiles(file('study.json', configuration));
  await page
    .getByLabel('Items', { exact: true })
    .setInputFiles(file('items.jsonl', '{"item":"a","prompt":"p"}\n'));
  await page.getByRole('button', { name: 'Create the study' }).click();
  await expect(page).toHaveURL(`${app.url}/studies/at-once`);
});

test('controls are looked through and changed until the study opens', async ({ page }) => {
  const slug = await createReadyStudy(app, 'Controls to look through');
  await signIn(page, app, `/studies/${slug}/controls`);
  await page.getByRole('link', { name: 'Fluency (2)' }).click();
  await expect(page.getByRole('link', { name: 'Fluency (2)' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: 'gross (2)' }).click();
  await expect(page.getByRole('heading', { name: 'Fluency · gross' })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(2);

  const first = page.getByRole('article').first();
  const item = await first.getByRole('heading').innerText();
  await first.getByRole('button', { name: `Edit the control of ${item}` }).click();
  const text = page.getByLabel(`Text of the control of ${item}`);
  await text.fill('');
  await page.getByRole('button', { name: 'Save the text' }).click();
  await expect(first).toContainText('its text is empty');
  await text.fill('Lamp is lamp three lamp.\nLegs.');
  await page.getByRole('button', { name: 'Save the text' }).click();
  await expect(first).toContainText('Lamp is lamp three lamp.');
  await expect(text).toHaveCount(0);

  await page.getByRole('link', { name: 'Write a control' }).click();
  const words = page.getByLabel('Text of the control', { exact: true });
  await expect(page.getByText('Nothing differs yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Save the control' }).click();
  await expect(page.getByText(/is what (large|small) wrote/)).toBeVisible();
  await words.fill((await words.inputValue()).replace('three', 'seven'));
  await page.getByLabel('What it harms').selectOption('Consistency');
  const written = await page.getByLabel('Id of an item').inputValue();
  await page.getByRole('button', { name: 'Save the control' }).click();
  await expect(page.getByRole('heading', { name: 'Consistency · slight' })).toBeVisible();
  await page.getByRole('button', { name: `Take your control of ${written} away` }).click();
  await expect(page.getByRole('heading', { name: 'Consistency · slight' })).toHaveCount(0);

  const file = (body: string) => ({ name: 'controls.csv', mimeType: 'text/csv', buffer: Buffer.from(body) });
  await page
    .getByLabel('File with the controls')
    .setInputFiles(file('item,criterion,dose,text\nx,tone,slight,a\n'));
  await page.getByRole('button', { name: 'Only check' }).click();
  await expect(page.getByText('line 2, field item: the study has no item "x"')).toBeVisible();
  await page
    .getByLabel('File with the controls')
    .setInputFiles(file('item;criterion;dose;text\nlamp-1;fluency;slight;This lamp lamp.\n'));
  await page.getByRole('button', { name: 'Only check' }).click();
  await expect(page.getByText('1 control would be imported')).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('1 control imported.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Fluency · slight' })).toBeVisible();

  await openStudy(app.db, slug);
  await page.reload();
  await expect(page.getByText('its controls are frozen')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Record' }).click();
  await expect(page.getByRole('row', { name: /got another text/ })).toContainText(LEAD.email);
});

test('a panel is drawn, opened, and a seat given to somebody else, by keyboard', async ({ page }) => {
  const slug = await createReadyStudy(app, 'A panel', { strategy: 'panel', repeats: { share: 0 } });
  await signIn(page, app, `/studies/${slug}`);
  await expect(page.getByTestId('standing')).toContainText('Draw the panel');
  await page.getByRole('link', { name: 'Draw the panel' }).click();
  const names = page.getByLabel('Raters, one name a line');
  await names.fill('Ada');
  await page.getByRole('button', { name: 'Draw the plan' }).click();
  await expect(
    page.getByText('The panel was not drawn: each item asks for 2 different raters'),
  ).toBeVisible();
  await expect(names).toHaveValue('Ada');
  await names.fill('Ada\nBo\n=Cai');
  await page.getByRole('button', { name: 'Draw the plan' }).click();
  await expect(page.getByText('Each item is judged by 2 raters.')).toBeVisible();
  await expect(page.getByText('Each rater judges 8 items')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download names and links' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv.split('\r\n')).toHaveLength(5);
  expect(csv).toContain("3,'=Cai,");
  const link = csv.split('\r\n')[1]!.split(',')[2]!;

  await page.getByRole('link', { name: 'Overview' }).click();
  await openByHand(page);
  await expect(page.getByTestId('standing')).toContainText('Nobody of its panel has come yet');
  await page.goto(`${app.url}/studies/${slug}/panel`);
  await page.getByRole('button', { name: 'Give the seat of Ada' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the new rater').focus();
  await page.keyboard.type('Dee');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Dee/ })).toContainText('has not come yet');
  expect((await page.request.get(link)).status()).toBe(410);
});

test('a lead sees the tasks as a rater will, blind, before opening', async ({ page }) => {
  const slug = await createReadyStudy(app, 'Seen beforehand');
  await signIn(page, app, `/studies/${slug}`);
  // As on a slow line: the buttons are there before they answer.
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(`${app.url}/studies/${slug}`);
  await page.getByRole('link', { name: 'See it as a rater will' }).click();
  await expect(page.getByText(/^Task 1 of \d+$/)).toBeVisible();
  await page.getByRole('button', { name: 'Next task' }).click();
  await expect(page.getByText(/^Task 2 of \d+$/)).toBeVisible();
  expect(await page.content()).not.toMatch(/control-|"large"|"small"/);
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Back to the study' }).click();
  await expect(page.getByTestId('standing')).toContainText('once you open the study');
});

test('a rater is set aside with a reason, and taken back', async ({ page }) => {
  const study = await createTestStudy(app, ITEMS, { protocol: { ratersPerItem: 2 } });
  await rateAll(app, study, 2);
  await signIn(page, app, `/studies/${study.slug}/raters`);
  const row = page.getByRole('row', { name: /simulated-02/ });
  await expect(row).toContainText('yes');
  await page.getByRole('button', { name: 'Set simulated-02 aside…' }).click();
  await page.getByLabel('Why').fill('Answered by a script.');
  await page.getByRole('button', { name: 'Set simulated-02 aside', exact: true }).click();
  await expect(row).toContainText('set aside by a lead: Answered by a script.');
  await page.getByRole('button', { name: 'Take simulated-02 back' }).click();
  await expect(row).toContainText('yes');
  await page.getByRole('link', { name: 'Record' }).click();
  await expect(page.getByRole('row', { name: /was taken back/ })).toContainText(LEAD.email);
});

test('a link leads into a group, expires, and is withdrawn', async ({ page }) => {
  const study = await createTestStudy(app, ITEMS);
  await signIn(page, app, `/studies/${study.slug}`);
  await page.getByLabel('What the link is for').fill('Experts');
  await fold(page, 'Group, expiry, limits and recruitment').click();
  await page.getByLabel('Group of those who join').fill('expert');
  await page.getByLabel('Nobody joins after').fill('2099-01-01T12:00');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(
    page.getByText('Experts · expert · 0 of at most 200 joined · until 2099-01-01 12:00 UTC'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw the link “Experts”…' }).click();
  await page.getByRole('button', { name: 'Withdraw the link', exact: true }).click();
  await fold(page, '1 link that is over').click();
  await expect(page.getByText(/Experts · .* · withdrawn/)).toBeVisible();
});

test('a closed study is repeated with another candidate', async ({ page }) => {
  const study = await createTestStudy(app, ITEMS);
  await rateAll(app, study, 2);
  await closeStudy(app.db, study.slug);
  await signIn(page, app, `/studies/${study.slug}`);
  await page.getByRole('link', { name: 'Repeat with another candidate' }).click();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Create the study' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('Nothing was saved.');
  await page.getByLabel('Name of the study').fill('In May');
  await page.locator('[id="systems.0.name"]').fill('smaller');
  await page.locator('[id="systems.0.provider.kind"]').selectOption('import');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Create the study' }).click();
  await expect(page.getByRole('heading', { name: 'In May' })).toBeVisible();
  await expect(page.getByText('smaller').first()).toBeVisible();
});

for (const [colorScheme, device, viewport] of [
  ['light', 'laptop', { width: 1280, height: 720 }],
  ['dark', 'phone', { width: 390, height: 844 }],
] as const) {
  test(`the pages for rating have no barriers (${colorScheme}, ${device})`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport, locale: 'en-GB' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    const ready = await createReadyStudy(app, 'Without barriers', { strategy: 'panel' });
    await drawPanel(app.db, ready, ['Ada', 'Bo', 'Cai']);
    const rated = await createTestStudy(app, ITEMS, { protocol: { ratersPerItem: 2 } });
    await rateAll(app, rated, 2);
    await signIn(page, app, '/studies');
    for (const path of [
      `${ready}/panel`,
      ready,
      `${ready}/controls`,
      `${rated.slug}/raters`,
      `${rated.slug}/record`,
    ]) {
      await page.goto(`${app.url}/studies/${path}`);
      await page.waitForLoadState('networkidle');
      await expectNoViolations(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    await page.goto(`${app.url}/new-study`);
    await page.waitForLoadState('networkidle');
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.waitForURL(/\/question$/);
    await page.waitForLoadState('networkidle');
    await page.getByRole('link', { name: 'All on one page' }).click();
    await expect(page.getByRole('button', { name: 'Add a criterion of my own' })).toBeVisible();
    // React marks what it has taken over; a fold that was opened before would be unlike what the server sent.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('details')].every((part) =>
        Object.keys(part).some((key) => key.startsWith('__react')),
      ),
    );
    await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
    for (const name of ['Add a criterion of my own', 'Add a question', 'Add a text to rate', 'Add a pair'])
      await page.getByRole('button', { name }).click();
    await expectNoViolations(page);
    expect(faults).toEqual([]);
    await context.close();
  });
}
