import { expect, test } from '#test/e2e/support/test.ts';
import { createLink, createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { ITEMS } from '../support/texts.ts';
import { hydrated, join, judgmentsOf, watchErrors } from './rater.ts';

let app: TestApp;
let study: TestStudy;

test.beforeAll(async () => {
  app = await startApp();
  study = await createTestStudy(app, ITEMS.slice(3), { protocol: { pairwise: false, ratersPerItem: 20 } });
});
test.afterAll(() => app.close());

test('a study is rated to its end by keyboard alone', async ({ page }) => {
  const errors = watchErrors(page);
  await join(page, await createLink(app, study.slug), { languages: ['Arabic', 'English'] });
  const before = (await judgmentsOf(app)).length;
  for (let task = 0; task < 6; task++) {
    await expect(page.getByText(new RegExp(`^${task} / [${task + 1}-9]`))).toBeVisible();
    await hydrated(page);
    await page.keyboard.press('5');
    await page.keyboard.press('4');
    await page.keyboard.press('3');
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(3);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { name: 'Done. Thank you!' })).toBeVisible();
  await expect(page.getByText('You gave 6 judgments.')).toBeVisible();
  const rated = await judgmentsOf(app);
  expect(rated).toHaveLength(before + 6);
  expect(rated.at(-1)!.ratings).toEqual({ fluency: 5, relevance: 4, consistency: 3 });
  expect(await page.title()).toBe('Short product texts');
  expect(errors).toEqual([]);
});

test('Enter goes on only when everything is answered', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 answers are missing: Relevance, Consistency.')).toBeVisible();
  await expect(page.getByText(/^0 \/ \d/)).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Relevance' }).getByRole('radio').first()).toBeFocused();
});

test('figures and letters in a comment are text', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  await page.keyboard.press('c');
  await page.keyboard.type('1 2 3 u c ? d');
  await page.keyboard.press('Enter');
  await page.keyboard.type('second line');
  const comment = page.getByRole('textbox', { name: 'Comment' });
  await expect(comment).toHaveValue('1 2 3 u c ? d\nsecond line');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const name of ['Fluency', 'Relevance', 'Consistency']) {
    await page.getByRole('radiogroup', { name }).getByRole('radio', { name: /^4:/ }).check();
  }
  await comment.focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^1 \/ \d/)).toBeVisible();
  await expect.poll(async () => (await judgmentsOf(app)).at(-1)?.comment).toBe('1 2 3 u c ? d\nsecond line');
});

test('the last answer is changed by a further revision', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  for (const digit of ['1', '1', '1', 'Enter']) await page.keyboard.press(digit);
  await expect(page.getByText(/^1 \/ \d/)).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByText('You are changing an earlier answer.').last()).toBeVisible();
  await expect(page.getByRole('radio', { name: /^1:/, checked: true })).toHaveCount(3);
  await page.keyboard.press('5');
  await page.getByRole('button', { name: 'Send the correction' }).click();
  await expect(page.getByRole('button', { name: 'Send and go on' })).toBeVisible();
  await expect(page.getByText(/^1 \/ \d/)).toBeVisible();
  await expect.poll(async () => (await judgmentsOf(app)).at(-1)?.revision).toBe(2);
  const [first, second] = (await judgmentsOf(app)).slice(-2);
  expect(second).toMatchObject({ assignment: first!.assignment, revision: 2 });
  expect(second!.ratings).toEqual({ fluency: 5, relevance: 1, consistency: 1 });
});

test('the legend shows the keys and gives the focus back', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('4');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('a change of language keeps the task and its answers', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  await page.keyboard.press('3');
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('button', { name: '提交并继续' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
});

test('fits a small laptop without scrolling, and scrolls long texts in their pane', async ({ page }) => {
  await join(page, await createLink(app, study.slug), { languages: ['English'] });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  const seen: boolean[] = [];
  for (let task = 0; task < 4; task++) {
    await hydrated(page);
    expect(await overflow()).toBe(0);
    const pane = page.getByRole('region', { name: 'Text', exact: true });
    seen.push(await pane.evaluate((element) => element.scrollHeight > element.clientHeight));
    for (const key of ['5', '5', '5', 'Enter']) await page.keyboard.press(key);
    await expect(page.getByText(task === 3 ? 'Thank you' : `${task + 1} / 4`)).toBeVisible();
  }
  expect(seen.filter(Boolean)).toHaveLength(2);
});

test('gives fingers 48 pixels', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await join(page, await createLink(app, study.slug));
  for (const target of await page.locator('main button, form button, form label:has(input)').all()) {
    const box = (await target.boundingBox())!;
    expect(Math.min(box.width, box.height), await target.innerText()).toBeGreaterThanOrEqual(48);
  }
  await context.close();
});
