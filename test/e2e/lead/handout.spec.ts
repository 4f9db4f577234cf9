import { readFile } from 'node:fs/promises';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { createLink, createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { expect, test } from '../support/test.ts';
import { signIn } from './lead.ts';
import { createReadyStudy } from './studies.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

test('a panel’s raters are reminded by texts that are copied, and get cards with codes', async ({
  page,
  context,
}) => {
  const rest = { raterTitle: 'Lamp texts' };
  const slug = await createReadyStudy(
    app,
    'large vs small',
    { strategy: 'panel', repeats: { share: 0 } },
    rest,
  );
  await drawPanel(app.db, slug, ['Ada', 'Bo', 'Cai']);
  await openStudy(app.db, slug);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, app, `/studies/${slug}/panel`);
  await page.getByRole('button', { name: 'Show the QR code of “Bo”' }).click();
  await expect(page.getByRole('dialog').getByRole('img', { name: 'QR code of “Bo”' })).toBeVisible();
  await expect(page.getByRole('dialog').getByText(/\/r\/[\w-]{32}$/)).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Texts to send, and a sheet to print' }).click();
  await expect(page.getByRole('heading', { name: 'Texts to send' })).toBeVisible();
  // Its own name says which systems are compared.
  await expect(page).toHaveTitle('Lamp texts · Evenhand');
  await page.getByLabel('Until when').fill('Friday');
  const template = page.getByLabel('To those who have not begun');
  await template.fill(`${await template.inputValue()}\nAda Lead`);
  await page.getByLabel('Read the text for “Ada”').click();
  const text = page.getByRole('row', { name: /Ada/ }).getByRole('paragraph');
  await expect(text).toContainText('the study “Lamp texts” waits for your judgment');
  await expect(text).toContainText('Hello Ada,');
  await expect(text).toContainText(/: \d+ tasks\. .*\/r\/[\w-]{32}/s);
  await expect(text).toContainText('Please be done by Friday.');
  await expect(text).toContainText('Ada Lead');
  await expect(text).not.toContainText('large');
  await page.getByRole('button', { name: 'Copy the text for “Ada”' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Hello Ada,');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download all (CSV)' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv.split('\r\n')[0]).toBe('\uFEFFname,tasks_left,link,message');
  expect(csv.match(/Please be done by Friday\./g)).toHaveLength(3);
  await expect(page.getByRole('img', { name: /^QR code of/ })).toHaveCount(3);
  await expectNoViolations(page);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'large vs small' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Texts to send' })).toBeHidden();
  await expect(page.getByRole('img', { name: 'QR code of “Cai”' })).toBeVisible();
});

test('a link for anybody has its code, its text and its card', async ({ page }) => {
  const { slug } = await createTestStudy(app, ITEMS.slice(0, 4), {});
  await createLink(app, slug, { label: 'Students' });
  await signIn(page, app, `/studies/${slug}`);
  await page.getByRole('button', { name: 'Show the QR code of “Students”' }).click();
  await expect(page.getByRole('img', { name: 'QR code of “Students”' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Texts to send, and a sheet to print' }).click();
  await page.getByLabel('Read the text for “Students”').click();
  const text = page.getByRole('row', { name: /Students/ }).getByRole('paragraph');
  await expect(text).toContainText('we are looking for people who judge texts');
  // Nothing is in yet, and the link never ends.
  await expect(text).not.toContainText(/Students|until|%/);
});
