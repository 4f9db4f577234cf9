import { scaled } from '#scripts/testing/machineSpeed.ts';
import { createLink, createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { expect, test } from '../support/test.ts';
import { rateAll, signIn } from './lead.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

test('how far a study is, is seen without a reload, and nothing by which systems differ', async ({
  page,
}) => {
  const study = await createTestStudy(app, ITEMS);
  await createLink(app, study.slug);
  await signIn(page, app, `/studies/${study.slug}`);
  await page.getByRole('link', { name: 'In detail, live' }).click();
  await expect(page.getByText('0 of 18 readings are in')).toBeVisible();
  await expect(page.getByText('Nobody is at work')).toBeVisible();
  await expectNoViolations(page);
  await page.evaluate(() => {
    document.body.dataset.loaded = 'once';
  });

  await rateAll(app, study, 1);
  await expect(page.getByText('6 of 18 readings are in')).toBeVisible({ timeout: scaled(30_000) });
  await expect(page.getByText('1 rater is at work')).toBeVisible();
  await expect(page.getByText('When it will be over can’t be said yet.')).toBeVisible();
  expect(await page.evaluate(() => document.body.dataset.loaded)).toBe('once');
  await expectNoViolations(page);
});
