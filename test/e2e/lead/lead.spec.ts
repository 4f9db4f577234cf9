import { readFile } from 'node:fs/promises';
import { expect, test } from '#test/e2e/support/test.ts';
import { createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { ITEMS } from '../support/texts.ts';
import { beginStudy, LEAD, rateAll, signIn } from './lead.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

test.describe.configure({ mode: 'serial' });

test('a new installation is set up by whoever comes first, and only once', async ({ page, browser }) => {
  await page.goto(app.url);
  await expect(page).toHaveURL(`${app.url}/setup`);
  await page.getByLabel('Your name').fill(LEAD.name);
  await page.getByLabel('Email').fill('no address');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Create the account' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(2);
  await summary.getByRole('link', { name: 'Choose a password' }).click();
  await expect(page.getByLabel('Password')).toBeFocused();

  await page.getByLabel('Email').fill(LEAD.email);
  await page.getByLabel('Password').fill(LEAD.password);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect(page.getByRole('heading', { name: 'No studies yet' })).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${app.url}/setup`);
  await expect(stranger).toHaveURL(`${app.url}/sign-in`);
  await stranger.context().close();
});

test('a study is made by the form, which tells every problem and loses nothing', async ({ page }) => {
  await beginStudy(page, app);
  await page.getByRole('button', { name: 'Create the study' }).click();
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('link')).toHaveCount(6);
  await summary.getByRole('link').first().click();
  await expect(page.getByLabel('Name of the study')).toBeFocused();

  await page.getByLabel('Name of the study').fill('May small replace large?');
  for (const [index, name] of ['large', 'small'].entries()) {
    await page.getByLabel('Name', { exact: true }).nth(index).fill(name);
    await page.getByLabel('Model folder').nth(index).fill(`models/${name}`);
  }
  const items = (lines: string) => ({
    name: 'items.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(lines),
  });
  await page.getByLabel('Items', { exact: true }).setInputFiles(items('{"item":"a"}\nno json\n'));
  await expect(page.getByText('line 1, field prompt: is missing')).toBeVisible();
  await expect(page.getByText('line 2: is not valid JSON')).toBeVisible();
  await page.getByRole('button', { name: 'Create the study' }).click();
  await expect(summary).toContainText('Choose the file with the items.');
  await expect(page.getByLabel('Name of the study')).toHaveValue('May small replace large?');

  await page.getByLabel('Items', { exact: true }).setInputFiles(items('{"item":"a","prompt":"p"}\n'));
  await expect(page.getByRole('status').getByText('1 item.')).toBeVisible();
  await page.getByRole('button', { name: 'Create the study' }).click();
  await expect(page).toHaveURL(`${app.url}/studies/may-small-replace-large`);
  await expect(page.getByTestId('standing')).toContainText('outputs have yet to be generated');
  await page.getByRole('button', { name: 'Generate outputs' }).click();
  await expect(page.getByTestId('standing')).toContainText('about to begin');
  await page.getByRole('button', { name: 'Stop generating' }).click();
  await expect(page.getByTestId('standing')).toContainText('stopped on the way');
});

test('a study is led from its opening to its verdict', async ({ page }) => {
  const study = await createTestStudy(app, ITEMS);
  await signIn(page, app, `/studies/${study.slug}`);
  await page.getByLabel('What the link is for').fill('Second team');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByLabel('Address of the link “Second team”')).toHaveValue(/\/r\/[\w-]{32}$/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByTestId('standing')).toContainText('The study is paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByTestId('standing')).toContainText('Nobody has joined yet');

  await page.goto(`${app.url}/studies/${study.slug}/report`);
  await expect(page.getByText('Estimates stay hidden while the study is open')).toBeVisible();
  expect((await page.request.get(`${app.url}/studies/${study.slug}/export/ratings.csv`)).status()).toBe(409);

  await rateAll(app, study, 3);
  await page.goto(`${app.url}/studies/${study.slug}`);
  await page.getByRole('button', { name: 'Close the study' }).click();
  await page.getByRole('button', { name: 'Keep it open' }).click();
  await expect(page.getByTestId('standing')).toContainText('All 18 readings are in');
  await page.getByRole('button', { name: 'Close the study' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the study' }).click();
  await page.getByRole('link', { name: 'Read the report' }).click();
  await expect(page.getByRole('region', { name: 'Verdict', exact: true })).toContainText('Hold');
  await expect(page.getByText('All raters of this study are simulated')).toBeVisible();
});

test('a closed study gives its tables and its verdict away, to leads only', async ({ page, playwright }) => {
  const slug = 'kettles-and-lamps';
  await signIn(page, app, `/studies/${slug}`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'ratings.csv' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${slug}-ratings.csv`);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.split('\r\n')[0]).toMatch(/^study,item,system,rater,criterion,value/);
  expect((await page.request.get(`${app.url}/studies/${slug}/export/secrets.csv`)).status()).toBe(404);
  expect((await page.request.get(`${app.url}/studies/${slug}/verdict.json`)).ok()).toBe(true);

  const stranger = await playwright.request.newContext();
  for (const path of ['export/ratings.csv', 'verdict.json']) {
    const response = await stranger.get(`${app.url}/studies/${slug}/${path}`);
    expect(response.status()).toBe(401);
    expect((await response.json()).error.code).toBe('not_authenticated');
  }
  const unread = await stranger.get(`${app.url}/studies/${slug}/report`, { maxRedirects: 0 });
  expect(unread.headers().location).toBe(`/sign-in?to=${encodeURIComponent(`/studies/${slug}/report`)}`);
  await stranger.dispose();
});

test('another site cannot act for a lead, nor lead one away', async ({ page }) => {
  await signIn(page, app, '/studies');
  const response = await page.request.post(`${app.url}/studies/kettles-and-lamps`, {
    form: { action: 'pause' },
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  });
  expect(response.status()).toBe(403);
  await page.getByRole('button', { name: LEAD.name }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL(`${app.url}/sign-in`);
  await page.goto(`${app.url}/sign-in?to=//elsewhere.example`);
  await page.getByLabel('Email').fill(LEAD.email);
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not belong together');
  await page.getByLabel('Password').fill(LEAD.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${app.url}/studies`);
});
