import { expect, test } from '#test/e2e/support/test.ts';
import {
  createLink,
  createTestStudy,
  startApp,
  THREE_SYSTEMS,
  type TestApp,
  type TestItem,
  type TestStudy,
} from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { join, watchErrors } from './rater.ts';

const THREE: TestItem[] = [ITEMS[0]!, ITEMS[2]!].map((item, i) => ({
  ...item,
  outputs: { ...item.outputs, third: `A third text, number ${i}. It is short.` },
}));

let app: TestApp;
let places: TestStudy;
let ends: TestStudy;

test.beforeAll(async () => {
  app = await startApp();
  const study = (form: 'ranking' | 'best-worst', ties: boolean) =>
    createTestStudy(app, THREE, {
      protocol: { criteria: [], pairwise: false, ranking: { form, ties }, ratersPerItem: 20 },
      rest: { systems: THREE_SYSTEMS },
    });
  places = await study('ranking', true);
  ends = await study('best-worst', true);
});
test.afterAll(() => app.close());

/** The ranks stored last, by the text that has them. */
async function lastRanks(): Promise<Map<string, number>> {
  const { db } = app;
  const rows = await db
    .selectFrom('rankings')
    .innerJoin('outputs', 'outputs.id', 'rankings.output_id')
    .select(['outputs.text', 'rankings.rank'])
    .where('rankings.judgment_id', '=', ({ selectFrom, fn }) =>
      selectFrom('judgments').select(fn.max('id').as('last')),
    )
    .execute();
  return new Map(rows.map(({ text, rank }) => [text, rank]));
}

test('texts are put in order by keys alone, ties included', async ({ page }) => {
  const errors = watchErrors(page);
  await join(page, await createLink(app, places.slug));
  const texts = await Promise.all(
    ['A', 'B', 'C'].map((letter) =>
      page
        .getByRole('region', { name: `Text ${letter}` })
        .locator('[lang]')
        .innerText(),
    ),
  );
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Give every text a place before you send: B, C.')).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('1');
  await page.keyboard.press('1');
  await expect(page.getByText('Best to worst: B = C › A')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 / 2')).toBeVisible();
  await expect.poll(async () => (await lastRanks()).size).toBe(3);
  const ranks = await lastRanks();
  const rankOf = (shown: string) => [...ranks].find(([text]) => text.startsWith(shown.slice(0, 20)))![1];
  expect(texts.map(rankOf)).toEqual([2, 1, 1]);

  // Going back brings the places along; a correction replaces them.
  await page.keyboard.press('u');
  await expect(page.getByText('Best to worst: B = C › A')).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Text C' }).getByRole('radio').nth(2).check();
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => texts.map(rankOf).length > 0 && [...(await lastRanks()).values()].sort())
    .toEqual([1, 2, 3]);
  expect(errors).toEqual([]);
});

test('a draft of a ranking is there again after a reload', async ({ page }) => {
  await join(page, await createLink(app, places.slug));
  await page.keyboard.press('3');
  await page.keyboard.press('1');
  await expect(page.getByText('Best to worst: B › A')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Best to worst: B › A')).toBeVisible();
});

test('best and worst are two different texts', async ({ page }) => {
  await join(page, await createLink(app, ends.slug));
  const best = page.getByRole('radiogroup', { name: 'Best' });
  const worst = page.getByRole('radiogroup', { name: 'Worst' });
  await page.keyboard.press('2');
  await expect(best.getByRole('radio', { name: 'Text B' })).toBeChecked();
  await page.keyboard.press('2');
  await expect(worst.getByRole('radio', { name: 'Text B' })).toBeChecked();
  await expect(best.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Say before you send: Best.')).toBeVisible();
  await page.keyboard.press('3');
  await expectNoViolations(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1 / 2')).toBeVisible();
  await expect.poll(async () => [...(await lastRanks()).values()].sort()).toEqual([1, 2, 3]);
});

test('on a phone the texts stand one above the other, and targets are large', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  });
  const page = await context.newPage();
  await join(page, await createLink(app, places.slug));
  await expectNoViolations(page);
  const [a, b] = await Promise.all(
    ['A', 'B'].map((letter) => page.getByRole('region', { name: `Text ${letter}` }).boundingBox()),
  );
  expect(b!.y).toBeGreaterThanOrEqual(a!.y + a!.height - 1);
  for (const [index, letter] of ['A', 'B', 'C'].entries()) {
    await page.getByRole('region', { name: `Text ${letter}` }).scrollIntoViewIfNeeded();
    const radio = page
      .getByRole('radiogroup', { name: `Text ${letter}` })
      .getByRole('radio')
      .nth(index);
    await radio.scrollIntoViewIfNeeded();
    const box = await radio.boundingBox();
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(48);
    await radio.tap();
  }
  await page.getByRole('button', { name: 'Send and go on' }).tap();
  await expect(page.getByText('1 / 2')).toBeVisible();
  await context.close();
});
