import { expect, test, type Page } from '#test/e2e/support/test.ts';
import { createLink, createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { ITEMS } from '../support/texts.ts';
import { criterionOf } from './kinds.ts';
import { join, judgmentsOf, watchErrors } from './rater.ts';

let app: TestApp;
let sliders: TestStudy;

test.beforeAll(async () => {
  app = await startApp();
  sliders = await createTestStudy(app, ITEMS.slice(0, 1), {
    protocol: {
      pairwise: false,
      ratersPerItem: 40,
      criteria: [criterionOf('quality', 100), criterionOf('style', 7), criterionOf('wit', 3, false)],
    },
  });
});
test.afterAll(() => app.close());

const field = (page: Page) => page.getByRole('spinbutton', { name: 'Quality, 1 to 100' });
const lastRatings = async () => (await judgmentsOf(app)).at(-1)?.ratings;

test('a slider is set by keys alone, and has no value before', async ({ page }) => {
  const errors = watchErrors(page);
  await join(page, await createLink(app, sliders.slug));
  await expect(field(page)).toHaveValue('');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 answers are missing: Quality, Style.')).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(field(page)).toHaveValue('50');
  for (const [key, value] of [
    ['ArrowRight', '51'],
    ['PageDown', '41'],
    ['ArrowDown', '40'],
    ['End', '100'],
    ['PageUp', '100'],
    ['Home', '1'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(field(page)).toHaveValue(value);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('73');
  await expect(field(page)).toHaveValue('73');
  await page.keyboard.press('Tab');
  // Seven points: the digit goes to the row in focus, and on to the next.
  await page.keyboard.press('6');
  await expect(page.getByRole('radiogroup', { name: 'Wit' }).getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(lastRatings).toEqual({ quality: 73, style: 6 });
  expect(errors).toEqual([]);
});

test('digits that are typed at once go to the slider, and letters keep their meaning in it', async ({
  page,
}) => {
  await join(page, await createLink(app, sliders.slug));
  await page.keyboard.type('42');
  await expect(field(page)).toHaveValue('42');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expect(page.getByText('Move the slider by one, or by ten; or type a number')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('42');
  await page.keyboard.type('x');
  await expect(field(page)).toHaveValue('42');
});

test('a slider is set by pointing and dragging', async ({ page }) => {
  await join(page, await createLink(app, sliders.slug));
  const row = page.getByRole('group', { name: 'Quality' });
  const track = (await row.locator('[aria-hidden="true"]').first().boundingBox())!;
  const y = track.y + track.height / 2;
  await page.mouse.move(track.x + track.width / 2, y);
  await page.mouse.down();
  await expect(field(page)).toHaveValue(/^5[01]$/);
  await page.mouse.move(track.x + track.width + 50, y + 30, { steps: 4 });
  await page.mouse.up();
  await expect(field(page)).toHaveValue('100');
});

test('an optional answer is marked, can be left out, and taken back by key or button', async ({ page }) => {
  await join(page, await createLink(app, sliders.slug));
  const wit = page.getByRole('radiogroup', { name: 'Wit optional' });
  await wit.getByRole('radio', { name: /^2/ }).check();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(wit.getByRole('radio', { checked: true })).toHaveCount(0);
  await wit.getByRole('radio', { name: /^3/ }).check();
  await page.keyboard.press('Backspace');
  await expect(wit.getByRole('radio', { checked: true })).toHaveCount(0);
  await wit.getByRole('radio', { name: /^3/ }).check();
  await page.keyboard.press('0');
  await expect(wit.getByRole('radio', { checked: true })).toHaveCount(0);
  await field(page).fill('5');
  await page.getByRole('radiogroup', { name: 'Style' }).getByRole('radio', { name: '4' }).check();
  await page.getByRole('button', { name: 'Send and go on' }).click();
  await expect.poll(lastRatings).toEqual({ quality: 5, style: 4 });
});

for (const { ties, strength, choices, chosen } of [
  { ties: false, strength: false, choices: ['A is better', 'B is better'], chosen: null },
  {
    ties: true,
    strength: true,
    choices: [
      'A is much better',
      'A is slightly better',
      'About the same',
      'B is slightly better',
      'B is much better',
    ],
    chosen: 'slightly',
  },
  {
    ties: false,
    strength: true,
    choices: ['A is much better', 'A is slightly better', 'B is slightly better', 'B is much better'],
    chosen: 'slightly',
  },
]) {
  test(`a pair offers ${choices.length} choices, with a key each`, async ({ page }) => {
    const study = await createTestStudy(app, ITEMS.slice(0, 1), {
      protocol: { criteria: [], pairwise: { ties, strength } },
    });
    await join(page, study.link);
    await expect(page.getByRole('radio')).toHaveCount(choices.length);
    for (const [index, name] of choices.entries()) {
      await page.keyboard.press(String(index + 1));
      await expect(page.getByRole('radio', { name, exact: true })).toBeChecked();
    }
    await page.keyboard.press(String(choices.length + 1));
    await expect(page.getByRole('radio', { checked: true })).toHaveAccessibleName(choices.at(-1)!);
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Done. Thank you!' })).toBeVisible();
    const [stored] = await app.db
      .selectFrom('judgments')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    expect(stored!.strength).toBe(chosen);
    expect(['a', 'b']).toContain(stored!.choice);
  });
}

test('on a phone, a strength is taken only after both texts were shown, too', async ({ browser }) => {
  const study = await createTestStudy(app, ITEMS.slice(0, 1), {
    protocol: { criteria: [], pairwise: { ties: false, strength: true } },
  });
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await join(page, study.link);
  await page.getByText('B is much better').tap();
  await page.getByRole('button', { name: 'Send and go on' }).tap();
  await expect(page.getByText('Look at text B before you send.')).toBeVisible();
  for (const target of await page.locator('main button, form label:has(input)').all()) {
    const box = (await target.boundingBox())!;
    expect(Math.min(box.width, box.height), await target.innerText()).toBeGreaterThanOrEqual(48);
  }
  await page.getByRole('button', { name: 'Text B' }).tap();
  await page.getByRole('button', { name: 'Send and go on' }).tap();
  await expect(page.getByRole('heading', { name: 'Done. Thank you!' })).toBeVisible();
  await context.close();
});

test('code is set as code, from left to right and never run; Arabic stays on its side', async ({ page }) => {
  const code = 'انظر:\n```html\n<img src=x onerror="document.title=\'taken over\'">\n```\nانتهى.';
  const study = await createTestStudy(
    app,
    [{ prompt: 'Tarn: اكتب مثالا.', language: 'ar', outputs: { base: code, other: `${code}.` } }],
    { protocol: { pairwise: false } },
  );
  await join(page, study.link);
  const text = page.getByRole('region', { name: 'Text', exact: true });
  const block = text.locator('code');
  await expect(block).toHaveText(/^```html\n<img src=x onerror=.*>\n```\n$/);
  expect(await block.evaluate((element) => getComputedStyle(element).fontFamily)).toMatch(/mono/i);
  expect(await block.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  for (const where of [text, page.getByRole('region', { name: 'Prompt' })]) {
    const set = where.locator('[lang="ar"]').first();
    expect(await set.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  }
  expect(await page.title()).toBe('Short product texts');
  expect(await page.locator('main img').count()).toBe(0);
});

test('what a screen reader is told of each kind of task', async ({ page }) => {
  await join(page, await createLink(app, sliders.slug));
  await page.keyboard.type('42');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "0 of 2 done" [level=1]
    - region "Prompt"
    - region "Text"
    - group "Quality":
      - spinbutton "Quality, 1 to 100": "42"
    - radiogroup "Style":
      - 'radio "1: Very poor"'
      - radio "2"
      - radio "3"
      - radio "4"
      - radio "5"
      - radio "6"
      - 'radio "7: Excellent"'
    - radiogroup "Wit optional":
      - 'radio "1: Very poor"'
      - 'radio "2: Point 2"'
      - 'radio "3: Excellent"'
    - button "Change last answer" [disabled]
    - button "Earlier answers" [disabled]
    - button "Skip…"
    - button "Add a comment"
    - button "Send and go on"
  `);
  const pairs = await createTestStudy(app, ITEMS.slice(0, 1), {
    protocol: { criteria: [], pairwise: { ties: true, strength: true } },
  });
  await join(page, pairs.link);
  await page.keyboard.press('2');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "0 of 1 done" [level=1]
    - region "Prompt"
    - region "Text A":
      - heading "A" [level=2]
    - region "Text B":
      - heading "B" [level=2]
    - button "Show differences"
    - radiogroup "Which text is better?":
      - radio "A is much better"
      - radio "A is slightly better" [checked]
      - radio "About the same"
      - radio "B is slightly better"
      - radio "B is much better"
  `);
});
