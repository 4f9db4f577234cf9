import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { expect, test } from '../support/test.ts';
import { signIn } from './lead.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

test('a lead has messages sent to an address, sees how they went, and ends it', async ({ page }) => {
  const { slug } = await createTestStudy(app, ITEMS.slice(0, 4), {});
  await signIn(page, app, `/studies/${slug}`);
  await page.getByRole('link', { name: 'Webhooks' }).click();
  await expect(page.getByText('Messages are sent nowhere yet.')).toBeVisible();
  await page.getByLabel('Address').fill('https://10.0.0.1/hook');
  await page.getByRole('button', { name: 'Add the webhook' }).click();
  await expect(page.getByLabel('Address')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('EVENHAND_WEBHOOKS_PRIVATE')).toBeVisible();
  await page.getByLabel('Address').fill('https://ci.example.org/hook');
  await page.getByRole('checkbox', { name: 'paused' }).uncheck();
  await page.getByRole('button', { name: 'Add the webhook' }).click();
  await expect(page.getByText('Messages are sent to ci.example.org from now on')).toBeVisible();
  await expect(page.getByLabel('Secret to copy')).toHaveValue(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await expectNoViolations(page);

  await closeStudy(app.db, slug);
  await page.reload();
  await expect(page.getByLabel('Secret to copy')).toBeHidden();
  const log = page.getByRole('table', { name: 'The latest messages' });
  await expect(log.getByRole('row', { name: /the verdict is there.*waits/ })).toBeVisible();
  await log
    .getByRole('button', { name: /^Send the message/ })
    .first()
    .click();
  await expect(log.getByRole('row', { name: /closed.*waits/ })).toBeVisible();
  await page.getByRole('button', { name: 'Remove the webhook to ci.example.org' }).click();
  await expect(page.getByText('Messages are sent nowhere yet.')).toBeVisible();
  await expect(log.getByRole('button')).toHaveCount(0);

  await page.goto(`${app.url}/people`);
  await page.getByRole('link', { name: 'Webhooks' }).click();
  await expect(page.getByRole('heading', { name: 'Webhooks of all studies', level: 1 })).toBeVisible();
});
