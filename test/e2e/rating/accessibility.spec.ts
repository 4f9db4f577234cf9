import { expect, test } from '#test/e2e/support/test.ts';
import { createLink, createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { criterionOf } from './kinds.ts';
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

for (const [colorScheme, viewport] of [
  ['light', { width: 390, height: 844 }],
  ['dark', { width: 1280, height: 720 }],
] as const) {
  test(`sliders, strengths, waiting judgments and windows have no barriers (${colorScheme})`, async ({
    browser,
  }) => {
    const sliders = await createTestStudy(app, ITEMS.slice(0, 2), {
      protocol: {
        pairwise: false,
        criteria: [criterionOf('quality', 100), criterionOf('style', 7), criterionOf('wit', 3, false)],
      },
    });
    const strengths = await createTestStudy(app, ITEMS.slice(0, 1), {
      protocol: { criteria: [], pairwise: { ties: false, strength: true } },
    });
    const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const ahead = page.waitForResponse(/\/next\?ahead=/);
    await join(page, sliders.link);
    await (await ahead).finished();
    await page.keyboard.press('Enter');
    await expectNoViolations(page);
    await page.keyboard.type('73');
    await page.getByRole('radio', { name: /^2: Point 2/ }).check();
    await page.getByRole('radio', { name: '5', exact: true }).check();
    await expectNoViolations(page);
    await page
      .getByRole('button', { name: 'Keys' })
      .or(page.getByRole('button', { name: 'Guidelines' }))
      .first()
      .click();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Send and go on' }).click();
    await expect(page.getByText('1 waiting to be sent')).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Skip…' }).click();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    // Nothing moves for those who asked for that.
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter(
          (element) => Number.parseFloat(getComputedStyle(element).transitionDuration) > 0.001,
        ).length,
    );
    expect(moving).toBe(0);
    await context.setOffline(false);
    await expect(page.getByText('waiting to be sent')).toHaveCount(0);
    await join(page, strengths.link);
    await page.getByRole('radio', { name: 'B is slightly better' }).check();
    await expectNoViolations(page);
    await context.close();
  });
}

test('every new kind of task fits a small laptop without scrolling', async ({ page }) => {
  const criteria = ['quality', 'style', 'wit', 'tone'].map((key, i) => criterionOf(key, i < 2 ? 100 : 7));
  for (const protocol of [
    { pairwise: false, criteria },
    { criteria: [], pairwise: { ties: true, strength: true } },
  ]) {
    const study = await createTestStudy(app, ITEMS.slice(5), { protocol });
    await join(page, study.link);
    await page.keyboard.press('c');
    await page.getByRole('button', { name: 'Send and go on' }).click();
    expect(
      await page.evaluate(
        () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
      ),
    ).toBe(0);
  }
});
