import { expect, test } from '#test/e2e/support/test.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { rateAll, signIn } from './lead.ts';

let app: TestApp;
let report: string;

test.beforeAll(async () => {
  app = await startApp();
  const study = await createTestStudy(app, ITEMS);
  await rateAll(app, study, 3);
  await closeStudy(app.db, study.slug);
  report = `/studies/${study.slug}/report`;
});
test.afterAll(() => app.close());

test('the contents go along with the report, and lead to its parts', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await signIn(page, app, report);
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await expect(contents.getByRole('link', { name: 'Verdict', exact: true })).toHaveAttribute(
    'aria-current',
    'location',
  );
  await contents.getByRole('link', { name: 'Agreement between raters' }).click();
  await expect(page).toHaveURL(/#agreement$/);
  await expect(page.getByRole('heading', { name: 'Agreement between raters' })).toBeInViewport();
  await expect(contents.getByRole('link', { name: 'Agreement between raters' })).toHaveAttribute(
    'aria-current',
    'location',
  );
  // A link from outside leads to the part as well.
  await page.goto('about:blank');
  await page.goto(`${app.url}${report}#method`);
  await expect(page.getByRole('heading', { name: 'How it was computed' })).toBeInViewport();
});

test('on a phone the contents fold away above the report', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, app, report);
  const sheet = page.locator('summary', { hasText: 'Contents, now at Verdict' });
  await sheet.click();
  await expectNoViolations(page);
  await page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('link', { name: 'Raters', exact: true })
    .click();
  await expect(page.getByRole('heading', { name: 'Raters', exact: true })).toBeInViewport();
  await expect(page.locator('summary', { hasText: 'Contents, now at Raters' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Contents' })).toBeHidden();
});

test('the report can be read without a program running', async ({ browser, page }) => {
  await signIn(page, app, report);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const still = await context.newPage();
  await still.goto(app.url + report);
  await expect(still.getByTestId('verdict')).toBeVisible();
  await expect(still.getByRole('heading', { name: 'How it was computed' })).toBeVisible();
  await context.close();
});
