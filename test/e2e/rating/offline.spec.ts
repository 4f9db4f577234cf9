import { expect, test, type Page } from '#test/e2e/support/test.ts';
import { moveStudy } from '#app/services/studies/moveStudy.ts';
import { createLink, createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { ITEMS } from '../support/texts.ts';
import { hydrated, join, judgmentsOf } from './rater.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

let app: TestApp;
let study: TestStudy;

const SIX = [0, 1, 2, 3, 4, 5].map((i) => ({ ...ITEMS[0]!, prompt: `${ITEMS[0]!.prompt}\nNumber: ${i}` }));

test.beforeAll(async () => {
  app = await startApp();
  study = await createTestStudy(app, SIX, { protocol: { pairwise: false, ratersPerItem: 40 } });
});
test.afterAll(() => app.close());

/** Rates the task on the screen and waits until another one is there. */
async function rate(page: Page, points: string): Promise<void> {
  const before = await page.getByText(/^\d+ \/ \d+$/).innerText();
  // The count goes up before the next task is there, where that one is still on its way.
  await hydrated(page);
  for (const key of [...points, 'Enter']) await page.keyboard.press(key);
  await expect(page.getByText(before, { exact: true })).toHaveCount(0);
}

/** Waits until the page has tasks ahead. */
async function prefetched(page: Page, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse(/\/next\?ahead=/);
  await act();
  await (await answer).finished();
}

/** What was stored since `before`, as the ratings of fluency, in the order of arrival. */
async function fluencySince(before: number): Promise<(number | undefined)[]> {
  return (await judgmentsOf(app)).slice(before).map(({ ratings }) => ratings.fluency);
}

test('without a connection one goes on, and what waits is sent once and in order', async ({
  page,
  context,
}) => {
  const link = await createLink(app, study.slug);
  await prefetched(page, () => join(page, link));
  const before = (await judgmentsOf(app)).length;
  await context.setOffline(true);
  await rate(page, '111');
  await rate(page, '222');
  await expect(page.getByText('2 waiting to be sent')).toBeVisible();
  await rate(page, '333');
  await expect(page.getByText('3 waiting to be sent')).toBeVisible();
  await expect(page.getByText(/^3 \/ /)).toBeVisible();
  expect(await judgmentsOf(app)).toHaveLength(before);
  await context.setOffline(false);
  await expect.poll(() => fluencySince(before)).toEqual([1, 2, 3]);
  await expect(page.getByText('waiting to be sent')).toHaveCount(0);
  await rate(page, '444');
  await expect.poll(() => fluencySince(before)).toEqual([1, 2, 3, 4]);
});

test('what waits survives a reload and a closed tab', async ({ page, context }) => {
  const link = await createLink(app, study.slug);
  await prefetched(page, () => join(page, link));
  const before = (await judgmentsOf(app)).length;
  // The page comes, judgments do not arrive.
  await context.route('**/judgments', (route) => route.abort());
  await rate(page, '111');
  await rate(page, '222');
  await expect(page.getByText('2 waiting to be sent')).toBeVisible();
  await page.keyboard.press('5');
  await page.reload();
  await hydrated(page);
  await expect(page.getByText('2 waiting to be sent')).toBeVisible();
  await expect(page.getByText(/^2 \/ /)).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  await page.close();
  await context.unroute('**/judgments');
  const again = await context.newPage();
  await again.goto(link);
  await expect(again.getByText(/^2 \/ /)).toBeVisible();
  await expect(again.getByRole('radio', { checked: true })).toHaveCount(1);
  await expect.poll(() => fluencySince(before)).toEqual([1, 2]);
});

test('an answer that arrived without its receipt counts once', async ({ page }) => {
  await prefetched(page, async () => join(page, await createLink(app, study.slug)));
  const before = (await judgmentsOf(app)).length;
  await page.route('**/judgments', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await rate(page, '555');
  await expect(page.getByText('1 waiting to be sent')).toBeVisible();
  await page.unroute('**/judgments');
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect(page.getByText('waiting to be sent')).toHaveCount(0);
  expect(await fluencySince(before)).toEqual([5]);
});

test('a server in trouble keeps nobody from going on', async ({ page }) => {
  await prefetched(page, async () => join(page, await createLink(app, study.slug)));
  const before = (await judgmentsOf(app)).length;
  await page.route('**/judgments', (route) => route.fulfill({ status: 503, body: '{}' }));
  await rate(page, '222');
  await rate(page, '333');
  await expect(page.getByText('2 waiting to be sent')).toBeVisible();
  await expect(page.getByText('The server has trouble.')).toBeVisible();
  await page.unroute('**/judgments');
  // By itself, without a tap.
  await expect.poll(() => fluencySince(before), { timeout: scaled(20_000) }).toEqual([2, 3]);
});

test('everything fetched ahead judged, one waits, and goes on when the connection is back', async ({
  page,
  context,
}) => {
  await prefetched(page, async () => join(page, await createLink(app, study.slug)));
  const before = (await judgmentsOf(app)).length;
  const total = Number((await page.getByText(/^0 \/ \d+$/).innerText()).split('/')[1]);
  await context.setOffline(true);
  for (let task = 0; task < total; task++) {
    for (const key of ['4', '4', '4', 'Enter']) await page.keyboard.press(key);
    if (task + 1 < total) await expect(page.getByText(`${task + 1} / ${total}`)).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: 'Waiting for a connection' })).toBeVisible();
  await expect(page.getByText(`${total} answers wait on this device to be sent.`)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(`${total} / `)).toBeVisible();
  await expect.poll(() => fluencySince(before)).toHaveLength(total);
});

test('a changed answer that was not sent yet is sent after the first one', async ({ page, context }) => {
  await prefetched(page, async () => join(page, await createLink(app, study.slug)));
  const before = (await judgmentsOf(app)).length;
  await context.setOffline(true);
  await rate(page, '111');
  await page.keyboard.press('u');
  await expect(page.getByText('You are changing an earlier answer.').last()).toBeVisible();
  await page.keyboard.press('5');
  await page.getByRole('button', { name: 'Send the correction' }).click();
  await expect(page.getByText('2 waiting to be sent')).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => fluencySince(before)).toEqual([1, 5]);
  expect((await judgmentsOf(app)).slice(before).map(({ revision }) => revision)).toEqual([1, 2]);
});

test('a study that pauses or closes meanwhile says what became of what waited', async ({ page, context }) => {
  const other = await createTestStudy(app, SIX, { protocol: { pairwise: false, ratersPerItem: 3 } });
  await prefetched(page, () => join(page, other.link));
  const before = (await judgmentsOf(app)).length;
  const become = (state: 'open' | 'paused' | 'closed') => moveStudy(app.db, other.slug, state, {});
  await context.setOffline(true);
  await rate(page, '111');
  await rate(page, '222');
  await become('paused');
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Taking a break' })).toBeVisible();
  await expect(page.getByText('2 answers wait on this device to be sent.')).toBeVisible();
  await become('open');
  await page.getByRole('link', { name: 'Look again' }).click();
  await expect(page.getByText(/^2 \/ /)).toBeVisible();
  await expect.poll(() => fluencySince(before)).toEqual([1, 2]);
  await prefetched(page, async () => void (await page.reload()));
  await context.setOffline(true);
  await rate(page, '333');
  await become('closed');
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'The study is closed' })).toBeVisible();
  await expect(page.getByText('1 answer came too late and was not counted.')).toBeVisible();
});

test('a page that left the server before an answer arrived does not ask for it again', async ({
  page,
  context,
}) => {
  const link = await createLink(app, study.slug);
  // Sees what the browser keeps while the other page is on its way.
  const beside = await context.newPage();
  await beside.goto(new URL('/sign-in', link).href);
  const kept = () =>
    beside.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('outbox')));
  await prefetched(page, () => join(page, link));
  const before = (await judgmentsOf(app)).length;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/judgments$/, async (route) => {
    await held;
    await route.continue();
  });
  await rate(page, '111');
  // The new page is made before the answer is there; the old one hears that it is, and the new one is shown.
  await page.route(/\/rate$/, async (route) => {
    const made = await route.fetch();
    const arrived = page.waitForResponse(/\/judgments$/);
    letGo();
    await (await arrived).finished();
    await expect.poll(kept).toEqual([]);
    await route.fulfill({ response: made });
  });
  await page.reload();
  await expect(page.getByText(/^1 \/ /)).toBeVisible();
  await rate(page, '222');
  await expect.poll(() => fluencySince(before)).toEqual([1, 2]);
  expect((await judgmentsOf(app)).slice(before).every(({ revision }) => revision === 1)).toBe(true);
});
