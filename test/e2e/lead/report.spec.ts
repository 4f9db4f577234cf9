import { expect, test } from '#test/e2e/support/test.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { rateAll, signIn } from './lead.ts';

let app: TestApp;
let report: string;
let slug: string;

test.beforeAll(async () => {
  app = await startApp();
  const study = await createTestStudy(app, ITEMS);
  await rateAll(app, study, 3);
  await closeStudy(app.db, study.slug);
  slug = study.slug;
  report = `/studies/${slug}/report`;
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

test('all items by what people found of them, chosen by keys, each choice an address', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, app, `/studies/${slug}/items`);
  await expect(page.getByRole('heading', { name: 'Items worth reading' })).toBeVisible();
  await expect(page.locator('article').first()).toContainText('worse by');
  await expectNoViolations(page);
  const order = page.getByLabel('First comes');
  await order.focus();
  await order.press('ArrowDown');
  await expect(order).toHaveValue('gain');
  await order.press('Enter');
  const show = page.getByRole('button', { name: 'Show' });
  await show.focus();
  await show.press('Enter');
  await page.waitForURL(/order=gain/);
  await expect(page.locator('article').first()).toContainText('better by');
  // The address alone leads there, and says what was chosen.
  await page.goto(`${app.url}/studies/${slug}/items?order=disagreement&line=fluency`);
  await expect(page.getByLabel('First comes')).toHaveValue('disagreement');
  await expect(page.getByLabel('What they are judged on')).toHaveValue('fluency');
  await expect(page.locator('article mark').first()).toBeVisible();
  await page.getByRole('link', { name: 'Back to the report' }).click();
  await expect(page).toHaveURL(/report#items$/);
});

test('what the verdict hangs on is explored by keys, and marked as no verdict', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await signIn(page, app, `/studies/${slug}/explore`);
  await expect(page.getByText('This explores, it is no verdict')).toBeVisible();
  await expectNoViolations(page);
  const slider = page.getByRole('slider', { name: 'Margins' });
  await expect(slider).toHaveAttribute('aria-valuetext', '1.00 × the margins that were fixed');
  await slider.focus();
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', '0.25 × the margins that were fixed');
  await slider.press('End');
  await expect(page.getByText('3.00 × the margins that were fixed')).toBeVisible();
  // Each rater is left out once.
  await expect(
    page.getByRole('table', { name: 'The decision without each rater' }).locator('tbody tr'),
  ).toHaveCount(3);
});
