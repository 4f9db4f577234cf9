import { expect, test, type Page } from '#test/e2e/support/test.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { rateAll, signIn } from './lead.ts';

let app: TestApp;
let closed: string;
let open: string;

test.beforeAll(async () => {
  app = await startApp();
  const first = await createTestStudy(app, ITEMS);
  await rateAll(app, first, 3);
  await closeStudy(app.db, first.slug);
  closed = first.slug;
  open = (await createTestStudy(app, ITEMS)).slug;
});
test.afterAll(() => app.close());

/** How far the page is wider than the screen, pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [colorScheme, device, viewport] of [
  ['light', 'laptop', { width: 1280, height: 720 }],
  ['dark', 'phone', { width: 390, height: 844 }],
] as const) {
  test(`a lead's pages have no barriers (${colorScheme}, ${device})`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport, locale: 'en-GB' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await signIn(page, app, '/studies');
    await expectNoViolations(page);
    for (const path of [
      '/new-study',
      `/studies/${open}`,
      `/studies/${open}/report`,
      `/studies/${closed}`,
      `/studies/${closed}/report`,
    ]) {
      await page.goto(app.url + path);
      await page.waitForLoadState('networkidle');
      await expectNoViolations(page);
      expect(await overflow(page), path).toBeLessThanOrEqual(0);
    }
    await page
      .getByRole('button', { name: /^Gwet’s AC/ })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(faults).toEqual([]);
    await context.close();
  });
}
