import { openStudy } from '#app/services/studies/openStudy.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { expect, test } from '../support/test.ts';
import { openByHand, signIn } from './lead.ts';
import { createReadyStudy } from './studies.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await app.close();
});

test('a lead reads what is fixed and what stands against it, and opens what was read', async ({ page }) => {
  const slug = await createReadyStudy(app, 'Read before it opens');
  await signIn(page, app, `/studies/${slug}`);
  await page.getByRole('link', { name: 'Review and open' }).click();
  await expect(page.getByTestId('preflight')).toContainText('12 items are few');
  await expect(page.getByTestId('preflight')).toContainText('There is no link yet');
  await expect(page.getByTestId('likelihood')).toContainText('this study says “ship” in');
  await page.getByText('Read all of it').click();
  await expect(page.getByRole('heading', { name: 'What decides: people' })).toBeVisible();
  await expectNoViolations(page);

  await page.getByRole('button', { name: 'Open the study' }).click();
  await expect(page.getByText('Say that you have read it')).toBeVisible();
  await page.goto(`${app.url}/studies/${slug}`);
  await openByHand(page);
  await expect(page.getByTestId('standing')).toContainText('The study is open');
});

test('what was opened meanwhile is not opened again', async ({ page }) => {
  const slug = await createReadyStudy(app, 'Opened by another');
  await signIn(page, app, `/studies/${slug}/open`);
  await openStudy(app.db, slug);
  await page.getByRole('checkbox', { name: 'I have read what is fixed' }).check();
  await page.getByRole('button', { name: 'Open the study' }).click();
  await expect(page.getByTestId('standing')).toContainText('The study is open');
});
