import { expect, test } from '#test/e2e/support/test.ts';
import { createLink, createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { ITEMS } from '../support/texts.ts';
import { hydrated, join, judgmentsOf, watchErrors } from './rater.ts';

let app: TestApp;
let study: TestStudy;

test.beforeAll(async () => {
  app = await startApp();
  study = await createTestStudy(app, [ITEMS[0]!, ITEMS[2]!, ITEMS[5]!], {
    protocol: { criteria: [], ratersPerItem: 20 },
  });
});
test.afterAll(() => app.close());

test('pairs are compared by 1, 2 and 3', async ({ page }) => {
  const errors = watchErrors(page);
  await join(page, await createLink(app, study.slug));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Say which is better before you send.')).toBeVisible();
  for (const [task, key] of ['1', '2', '3'].entries()) {
    await expect(page.getByText(new RegExp(`^${task} / [${task + 1}-9]`))).toBeVisible();
    if (task > 0) await hydrated(page);
    const [a, b] = await Promise.all(
      ['A', 'B'].map((letter) => page.getByRole('region', { name: `Text ${letter}` }).boundingBox()),
    );
    expect(Math.abs(a!.width - b!.width)).toBeLessThanOrEqual(1.5);
    expect(a!.y).toBe(b!.y);
    await page.keyboard.press(key);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { name: 'Done. Thank you!' })).toBeVisible();
  const judged = await judgmentsOf(app);
  expect(judged).toHaveLength(3);
  expect(judged[1]!.choice).toBe('tie');
  expect(judged[0]!.choice).not.toBe('tie');
  expect(errors).toEqual([]);
});

test('differences are marked on demand, on both sides', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  await expect(page.locator('mark')).toHaveCount(0);
  await page.keyboard.press('d');
  for (const letter of ['A', 'B']) {
    expect(
      await page
        .getByRole('region', { name: `Text ${letter}` })
        .locator('mark')
        .count(),
    ).toBeGreaterThan(0);
  }
  await page.getByRole('button', { name: 'Hide differences' }).click();
  await expect(page.locator('mark')).toHaveCount(0);
});

test('long texts keep their reading positions together', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  while (!(await page.getByText('lighthouse keeper').isVisible())) {
    const task = await page.getByText(/^\d \/ \d/).innerText();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expect(page.getByText(task)).toHaveCount(0);
    // The count goes up before the next task is there, where that one is still on its way.
    await hydrated(page);
  }
  const [a, b] = [page.getByRole('region', { name: 'Text A' }), page.getByRole('region', { name: 'Text B' })];
  await a.evaluate((pane) => (pane.scrollTop = 300));
  await expect.poll(() => b.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(250);
  expect(await a.evaluate((pane) => pane.scrollTop)).toBe(300);
});

test('on a phone, a preference is taken only after both texts were shown', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await join(page, await createLink(app, study.slug));
  await page.getByText('A is better').tap();
  await page.getByRole('button', { name: 'Send and go on' }).tap();
  await expect(page.getByText('Look at text B before you send.')).toBeVisible();
  await page.getByRole('button', { name: 'Text B' }).tap();
  await expect(page.getByRole('region', { name: 'Text B' })).toBeVisible();
  await expect(page.getByText('Look at text B before you send.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Send and go on' }).tap();
  await expect(page.getByText(/^1 \/ \d/)).toBeVisible();
  await context.close();
});
