import { pathToFileURL } from 'node:url';
import { closedStudy } from '#test/services/records/decidable.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { expect, test } from '../support/test.ts';
import { signIn } from './lead.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

test('a report is handed to somebody without an account, until its link is withdrawn', async ({
  page,
  browser,
}) => {
  const slug = await closedStudy(app.db);
  await signIn(page, app, `/studies/${slug}`);
  await page.getByRole('link', { name: 'Share it' }).click();
  await expect(page.getByText('Nobody has a link yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByLabel('For whom')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('For whom').fill('Board meeting');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByText('The link “Board meeting” is ready')).toBeVisible();
  await expectNoViolations(page);
  const address = await page.getByLabel('Link to the report').inputValue();
  expect(address).toMatch(/\/shared\/[\w-]{43}$/);
  await expect(page.getByLabel('Markdown with the badge')).toHaveValue(
    `[![Two blurb writers](${address}/badge.svg)](${address})`,
  );

  const outside = await browser.newContext({ javaScriptEnabled: false });
  const reader = await outside.newPage();
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(request.url()));
  await reader.goto(address);
  await expect(reader.getByRole('heading', { name: 'Two blurb writers' })).toBeVisible();
  await expect(reader.getByRole('region', { name: 'Verdict' })).toContainText('People saw no loss');
  await expect(reader.locator('a:not([href^="#"])')).toHaveCount(0);
  expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([address]);
  await reader.goto(`${address}/badge.svg`);
  await expect(reader.getByRole('img', { name: 'tiny: Ship' })).toBeVisible();

  // It is gone from the page that showed it once, and stays in the list.
  await page.reload();
  await expect(page.getByRole('row', { name: /Board meeting/ })).toBeVisible();
  await expect(page.getByLabel('Link to the report')).toBeHidden();
  await page.getByRole('button', { name: 'Withdraw the link “Board meeting”' }).click();
  await expect(page.getByRole('row', { name: /Board meeting.*withdrawn/ })).toBeVisible();
  const ended = await reader.goto(address);
  expect(ended?.status()).toBe(410);
  await expect(reader.getByText('This link has ended')).toBeVisible();
  await expect(reader.getByText('Two blurb writers')).toBeHidden();
  await outside.close();
});

test('a report taken away as a file opens from a disk and asks for nothing', async ({ page, browser }) => {
  const slug = await closedStudy(app.db);
  await signIn(page, app, `/studies/${slug}/share`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Take the report away' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${slug}-report.html`);
  const folder = test.info().outputPath('report.html');
  await download.saveAs(folder);

  const outside = await browser.newContext({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  const reader = await outside.newPage();
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(request.url()));
  const address = pathToFileURL(folder).href;
  await reader.goto(address);
  await expect(reader.getByRole('region', { name: 'Verdict' })).toContainText('People saw no loss');
  // Nothing is wider than a phone, and the page is dark for who reads in the dark.
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const ground = await reader.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground).not.toBe('rgb(255, 255, 255)');
  expect(asked).toEqual([address]);
  await expectNoViolations(reader);
  await outside.close();
});
