import { expect, test, type Page } from '#test/e2e/support/test.ts';
import { createLink, createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { join, watchErrors } from './rater.ts';

const TEXT = 'The 🦊 kettle holds seven litres.\r\nIt is blue.';

let app: TestApp;
let study: TestStudy;

test.beforeAll(async () => {
  app = await startApp();
  study = await createTestStudy(
    app,
    [0, 1].map((i) => ({
      prompt: `Describe kettle ${i}.`,
      language: 'en',
      outputs: { base: TEXT, other: TEXT },
    })),
    {
      protocol: {
        pairwise: false,
        ratersPerItem: 20,
        highlights: { severities: ['minor', 'major'], criteria: true, comments: true },
      },
    },
  );
});
test.afterAll(() => app.close());

const text = (page: Page) => page.getByRole('region', { name: 'Text', exact: true });

/** Selects a word of the text as a pointer does. */
async function select(page: Page, from: string, to = from): Promise<void> {
  await page.evaluate(
    ([first, last]) => {
      const nodes: Text[] = [];
      const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() !== null) nodes.push(walker.currentNode as Text);
      const start = nodes.find((node) => node.data.includes(first!))!;
      const end = nodes.find((node) => node.data.includes(last!))!;
      const range = document.createRange();
      range.setStart(start, start.data.indexOf(first!));
      range.setEnd(end, end.data.indexOf(last!) + last!.length);
      window.getSelection()!.removeAllRanges();
      window.getSelection()!.addRange(range);
    },
    [from, to],
  );
}

async function storedSpans(): Promise<
  { text: string; severity: string; criterion: string | null; comment: string | null }[]
> {
  const rows = await app.db
    .selectFrom('highlights')
    .selectAll()
    .orderBy('judgment_id')
    .orderBy('start_offset')
    .execute();
  return rows.map(({ start_offset, end_offset, severity, criterion, comment }) => ({
    text: Array.from(TEXT).slice(start_offset, end_offset).join(''),
    severity,
    criterion,
    comment,
  }));
}

async function rateAll(page: Page): Promise<void> {
  for (const digit of ['3', '3', '3']) await page.keyboard.press(digit);
}

test('spans are selected, given a severity, described, changed and removed', async ({ page }) => {
  const errors = watchErrors(page);
  await join(page, await createLink(app, study.slug));
  await expect(page.getByText('Select it to mark it')).toBeVisible();
  await select(page, 'seven', 'litres');
  await page.getByRole('button', { name: 'serious' }).click();
  await expect(text(page).locator('mark')).toHaveText('seven litres');
  await select(page, 'It is', 'blue');
  await page.getByRole('button', { name: 'minor' }).click();
  await expectNoViolations(page);

  await page.getByRole('button', { name: 'seven litres' }).click();
  await page.getByLabel('What it harms').selectOption('consistency');
  await page.getByLabel('What is wrong here').fill('1.7, not 7');
  await expectNoViolations(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'It is blue' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(text(page).locator('mark')).toHaveCount(1);

  await page.reload();
  await expect(text(page).locator('mark')).toHaveText('seven litres');
  await page.keyboard.press('Escape');
  await rateAll(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 / 2')).toBeVisible();
  await expect
    .poll(storedSpans)
    .toEqual([{ text: 'seven litres', severity: 'major', criterion: 'consistency', comment: '1.7, not 7' }]);
  await page.keyboard.press('u');
  await expect(text(page).locator('mark')).toHaveText('seven litres');
  expect(errors).toEqual([]);
});

test('by keys alone, word by word', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  const before = (await storedSpans()).length;
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('[data-cursor]')).toHaveText('🦊 kettle');
  await expectNoViolations(page);
  await page.keyboard.press('1');
  await expect(page.locator('mark[data-severity="minor"]')).toHaveText('🦊 kettle');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('2');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-cursor]')).toHaveCount(0);
  await rateAll(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 / 2')).toBeVisible();
  await expect
    .poll(async () => (await storedSpans()).slice(before))
    .toEqual([
      { text: '🦊 kettle', severity: 'minor', criterion: null, comment: null },
      { text: 'blue', severity: 'major', criterion: null, comment: null },
    ]);
});

test('on a phone the severities are in reach while something is selected', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  });
  const page = await context.newPage();
  await join(page, await createLink(app, study.slug));
  await select(page, 'seven');
  const button = page.getByRole('button', { name: 'serious' });
  const box = await button.boundingBox();
  expect(box!.height).toBeGreaterThanOrEqual(48);
  await button.tap();
  await expect(text(page).locator('mark')).toHaveText('seven');
  await expectNoViolations(page);
  await context.close();
});
