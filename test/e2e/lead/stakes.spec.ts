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

test('a lead says what is at stake, and what is wrong with it stands at its field', async ({ page }) => {
  const slug = await createReadyStudy(app, 'Money');
  await signIn(page, app, `/studies/${slug}/settings`);
  await page.getByRole('link', { name: 'Change what is at stake' }).click();
  await page.getByLabel('Requests in a month').fill('2000000');
  await page.getByLabel('Cost of a lost point').fill('9000');
  await page.getByLabel('An hour').first().fill('4.2');
  await page.getByRole('button', { name: 'Add a result' }).click();
  await page.getByLabel('What was measured').fill('Conversion');
  await page.getByLabel('Difference', { exact: true }).fill('1');
  await page.getByLabel('Lowest').fill('-0.2');
  await page.getByLabel('Highest').fill('0.4');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Difference', { exact: true })).toHaveAccessibleDescription(
    /within the interval/,
  );
  await page.getByLabel('Difference', { exact: true }).fill('0.1');
  await page.getByLabel('Unit').fill('%');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await page.reload();
  await expect(page.getByLabel('Cost of a lost point')).toHaveValue('9000');
  await page.getByRole('link', { name: 'Back to the study' }).click();
  const part = page.locator('#stakes');
  await expect(part).toContainText('€9,000');
  await expect(part).toContainText('Conversion');
  await expect(part).toContainText('0.1 % (-0.2 to 0.4');
  await page.goto(`${app.url}/studies/${slug}/record`);
  await expect(page.getByText('What is at stake was changed.')).toBeVisible();
});
