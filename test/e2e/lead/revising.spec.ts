import { expectNoViolations } from '../support/barriers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { expect, test } from '../support/test.ts';
import { signIn } from './lead.ts';
import { createReadyStudy } from './studies.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await app.close();
});

test('a lead changes the set-up of a study that has not opened', async ({ page }) => {
  const slug = await createReadyStudy(app, 'Second thoughts');
  await signIn(page, app, `/studies/${slug}/settings`);
  await page.getByRole('button', { name: 'Change the set-up' }).click();
  await expect(page.getByText('Changes to the study')).toBeVisible();
  await page.getByLabel('What is it to decide').fill('Would anybody notice?');
  await page.getByRole('link', { name: 'Systems' }).first().click();
  await page.getByLabel('Name', { exact: true }).nth(1).fill('smaller');
  await page.getByRole('link', { name: 'Review' }).first().click();
  const changes = page.getByTestId('changes');
  await expect(changes).toContainText('Would anybody notice?');
  await expect(changes).toContainText('smaller');
  await expectNoViolations(page);

  // Imported outputs would be lost: that is asked first.
  await page.getByRole('button', { name: 'Change the study' }).click();
  await expect(page.getByRole('alert')).toContainText('imported outputs would go');
  await page.getByRole('checkbox', { name: 'It may be lost.' }).check();
  await page.getByRole('button', { name: 'Change the study' }).click();
  await page.waitForURL(`${app.url}/studies/${slug}`);
  await expect(page.getByText('Would anybody notice?')).toBeVisible();
  await expect(page.getByRole('row', { name: /smaller/ })).toBeVisible();
});
