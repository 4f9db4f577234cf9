import type { BrowserContext, Page } from '@playwright/test';
import { hashPassword } from '#app/auth/password.server.ts';
import { expect, test } from '#test/e2e/support/test.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { LEAD, signIn } from './lead.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const saved = async (page: Page) => {
  await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'saved');
};
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function begin(page: Page): Promise<string> {
  await signIn(page, app, '/new-study');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/question$/);
  await page.waitForLoadState('networkidle');
  return page.url().replace(/\/question$/, '');
}

test('a set-up goes from step to step, saves itself, and becomes a study', async ({ page }) => {
  const draft = await begin(page);
  await page.getByLabel('Name of the study').fill('Shop texts');
  await page.getByRole('button', { name: 'Summaries' }).click();
  await saved(page);
  await page.getByRole('link', { name: 'Go on: Items' }).click();
  const items = Array.from({ length: 40 }, (_, index) => `${index};Wie hoch ist ${index}?;Hoch.`).join('\n');
  await page
    .getByLabel('Items', { exact: true })
    .setInputFiles(csv('fragen.csv', `Nr;Frage;Antwort\n${items}\n`));
  await page.getByLabel('What “Frage” means').selectOption('prompt');
  await expect(page.getByText('40 items. They have no ids')).toBeVisible();
  // A reload keeps the file, what its columns mean, and what was typed.
  await page.reload();
  await expect(page.getByLabel('What “Frage” means')).toHaveValue('prompt');
  await expect(page.getByRole('complementary')).toContainText('40 items');
  await page.getByRole('link', { name: 'Go on: Systems' }).click();
  for (const [index, name] of ['large', 'small'].entries()) {
    await page.getByLabel('Name', { exact: true }).nth(index).fill(name);
    await page.getByLabel('Where its outputs come from').nth(index).selectOption('import');
  }
  await page.getByRole('link', { name: 'Raters are asked', exact: false }).first().click();
  await expect(page.getByRole('checkbox', { name: /^Coherence/ })).toBeChecked();
  await page.getByRole('button', { name: 'Show it here' }).click();
  const screen = page.frameLocator('iframe');
  await expect(screen.getByText('Wie hoch ist 0?')).toBeVisible();
  await expect(screen.getByText('Coherence', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Go on: Margins and plan' }).click();
  await expect(page.getByTestId('margin-words')).toContainText(
    'Fluency, Relevance, Consistency, Coherence: a loss of up to 0.3 of 5 points is accepted, and one beyond 0.5 never. That is about one text in 3 rated one point lower.',
  );
  await expect(page.getByTestId('plan-sentence')).toContainText('With 40 items and 10 raters');
  await page.getByRole('button', { name: /^Think of/ }).click();
  await expect(page.getByTestId('plan-sentence')).not.toContainText('With 40 items');
  await page.getByRole('button', { name: 'As many items as the file has' }).click();
  await expect(page.getByTestId('plan-sentence')).toContainText('With 40 items');
  await page.getByRole('link', { name: 'Go on: Pilot' }).click();
  await expect(page.getByText('A pilot needs the outputs of every system.')).toBeVisible();
  await page.getByRole('link', { name: 'Go on: Review' }).click();
  await expect(page.getByTestId('preflight')).toContainText('No program makes slight controls for Coherence');
  await expect(page.getByTestId('preflight')).toContainText('reached at this machine alone');
  await expectNoViolations(page);
  await saved(page);
  await page.getByRole('button', { name: 'Create the study' }).click();
  await expect(page).toHaveURL(`${app.url}/studies/shop-texts`);
  const { configuration } = await app.db.selectFrom('studies').selectAll().executeTakeFirstOrThrow();
  expect(configuration.protocol.criteria.map(({ key }) => key)).toEqual([
    'fluency',
    'relevance',
    'consistency',
    'coherence',
  ]);
  // What was made of it can't be changed there any more.
  await page.goto(`${draft}/question`);
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Name of the study').fill('Other');
  await expect(page.locator('[data-saving]')).toContainText('The study "shop-texts" was made of this draft');
});

test('what is typed without a connection, or signed out, is kept in the browser and sent later', async ({
  page,
  context,
}) => {
  const draft = await begin(page);
  await page.getByLabel('Name of the study').fill('First');
  await saved(page);
  await context.setOffline(true);
  await page.getByLabel('Name of the study').fill('Without a connection');
  await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'offline');
  await context.setOffline(false);
  await saved(page);
  expect(await nameOf(draft)).toBe('Without a connection');

  await app.db.deleteFrom('sessions').execute();
  await page.getByLabel('Name of the study').fill('Signed out');
  await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'signed-out');
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.getByLabel('Email').fill(LEAD.email);
  await page.getByLabel('Password').fill(LEAD.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Name of the study')).toHaveValue('Signed out');
  await saved(page);
  expect(await nameOf(draft)).toBe('Signed out');

  // A page that is closed at once loses nothing either.
  await page.route('**/changes', (route) => route.abort());
  await page.getByLabel('Name of the study').fill('Closed at once');
  await page.close();
  const again = await context.newPage();
  await again.goto(`${draft}/question`);
  await expect(again.getByLabel('Name of the study')).toHaveValue('Closed at once');
  await saved(again);
  expect(await nameOf(draft)).toBe('Closed at once');
});

test('two leads see each other, both have their way, and of the same they decide', async ({
  page,
  browser,
}) => {
  const draft = await begin(page);
  await page.getByLabel('Name of the study').fill('Together');
  await saved(page);
  const other = await secondLead(browser.newContext());
  await other.goto(`${draft}/question`);
  await other.waitForLoadState('networkidle');
  await expect(other.locator('[data-saving]')).toContainText('Ada Lead has this draft open too.');
  await other.getByLabel('What is it to decide?').fill('May it?');
  await saved(other);
  // It comes to the first one by itself.
  await expect(page.getByLabel('What is it to decide?')).toHaveValue('May it?', { timeout: 15_000 });
  await expect(page.locator('[data-saving]')).toContainText('Ben Lead has this draft open too.');

  await other.route('**/changes', (route) => route.abort());
  await other.getByLabel('Name of the study').fill('Ben’s');
  await page.getByLabel('Name of the study').fill('Ada’s');
  await saved(page);
  await other.unroute('**/changes');
  await expect(other.getByText('Somebody else changed the same')).toBeVisible({ timeout: 15_000 });
  await expect(other.getByLabel('Name of the study')).toHaveValue('Ben’s');
  expect(await nameOf(draft)).toBe('Ada’s');
  await expect(other.getByText('The other: Ada’s')).toBeVisible();
  await expectNoViolations(other);
  await other.getByRole('button', { name: 'Keep what is here' }).click();
  await saved(other);
  await expect.poll(() => nameOf(draft)).toBe('Ben’s');
  await expect(page.getByLabel('Name of the study')).toHaveValue('Ben’s', { timeout: 15_000 });
  await other.context().close();
});

test('a draft is copied, archived, taken back and deleted', async ({ page }) => {
  await begin(page);
  await page.getByLabel('Name of the study').fill('To be copied');
  await saved(page);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByRole('heading', { name: 'To be copied (copy)' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.waitForURL(`${app.url}/studies`);
  await page.locator('summary', { hasText: 'Archived drafts' }).click();
  await expect(page.getByRole('link', { name: 'To be copied (copy)' })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Archived drafts')).toBeHidden();
  await page.getByRole('link', { name: 'To be copied (copy)' }).click();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the draft' }).click();
  await page.waitForURL(`${app.url}/studies`);
  await expect(page.getByRole('link', { name: 'To be copied (copy)' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'To be copied', exact: true })).toBeVisible();
});

test('every step fits a phone in the dark, in Chinese, without a violation', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  const opened = await begin(await (await browser.newContext()).newPage());
  const id = opened.split('/').at(-1)!;
  await page.goto(`${app.url}/sign-in`);
  await page.locator('input[name=email]').fill(LEAD.email);
  await page.locator('input[name=password]').fill(LEAD.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(`${app.url}/studies`);
  for (const step of ['question', 'items', 'systems', 'asked', 'margins', 'pilot', 'review', 'all']) {
    await page.goto(`${app.url}/drafts/${id}/${step}`);
    await page.waitForLoadState('networkidle');
    await expectNoViolations(page);
    await expectNoOverflow(page, step);
  }
  // Its words are longer in English.
  await context.addCookies([{ name: 'evenhand-locale', value: 'en', url: app.url }]);
  for (const step of ['question', 'systems', 'margins', 'pilot', 'review']) {
    await page.goto(`${app.url}/drafts/${id}/${step}`);
    await expectNoOverflow(page, step);
  }
  await context.close();
});

async function expectNoOverflow(page: Page, step: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, step).toBeLessThanOrEqual(0);
}

async function nameOf(draft: string): Promise<unknown> {
  const id = draft.split('/').at(-1)!;
  const { values } = await app.db
    .selectFrom('drafts')
    .select('values')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return values.name;
}

async function secondLead(opening: Promise<BrowserContext>): Promise<Page> {
  const ben = { name: 'Ben Lead', email: 'ben@example.org', password: 'ten characters' };
  await app.db
    .insertInto('accounts')
    .values({
      email: ben.email,
      name: ben.name,
      password_hash: await hashPassword(ben.password),
      role: 'lead',
    })
    .execute();
  const page = await (await opening).newPage();
  await page.goto(`${app.url}/sign-in`);
  await page.getByLabel('Email').fill(ben.email);
  await page.getByLabel('Password').fill(ben.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${app.url}/studies`);
  return page;
}
