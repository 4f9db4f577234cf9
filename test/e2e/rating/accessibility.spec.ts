import { expect, test } from '@playwright/test';
import { createLink, createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { join } from './rater.ts';

let app: TestApp;
let likert: TestStudy;
let pairs: TestStudy;

test.beforeAll(async () => {
  app = await startApp();
  likert = await createTestStudy(app, ITEMS.slice(0, 2), {
    protocol: { pairwise: false, ratersPerItem: 20 },
  });
  pairs = await createTestStudy(app, ITEMS.slice(0, 1), { protocol: { criteria: [], ratersPerItem: 20 } });
});
test.afterAll(() => app.close());

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of [
    ['laptop', { width: 1280, height: 720 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    test(`a rater's pages have no barriers (${colorScheme}, ${device})`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, viewport });
      const page = await context.newPage();
      const link = await createLink(app, pairs.slug);
      await page.goto(await createLink(app, likert.slug));
      await expectNoViolations(page);

      await join(page, await createLink(app, likert.slug));
      await expectNoViolations(page);
      await page.keyboard.press('c');
      await page.getByRole('button', { name: 'Send and go on' }).click();
      await expectNoViolations(page);
      await page.getByRole('button', { name: 'Guidelines' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolations(page);

      await join(page, link);
      await page.keyboard.press('1');
      await page.keyboard.press('d');
      await expectNoViolations(page);
      if (device === 'phone') await page.getByRole('button', { name: 'Text B' }).click();
      await page.getByRole('button', { name: 'Send and go on' }).click();
      await expect(page.getByRole('heading', { name: 'Done. Thank you!' })).toBeVisible();
      await expectNoViolations(page);

      await page.goto(`${app.url}/r/nonsense`);
      await expectNoViolations(page);
      await context.close();
    });
  }
}
