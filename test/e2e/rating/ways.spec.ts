import { expect, test, type Page } from '#test/e2e/support/test.ts';
import { createLink, createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { join, judgmentsOf } from './rater.ts';

let app: TestApp;
let study: TestStudy;
const SIX = [0, 1, 2, 3, 4, 5].map((i) => ({ ...ITEMS[0]!, prompt: `Prompt number ${i}.` }));

test.beforeAll(async () => {
  app = await startApp();
  study = await createTestStudy(app, SIX, { protocol: { pairwise: false, ratersPerItem: 40 } });
});
test.afterAll(() => app.close());

async function rate(page: Page, points: string): Promise<void> {
  const before = await page.getByText(/^\d+ \/ \d+$/).innerText();
  for (const key of [...points, 'Enter']) await page.keyboard.press(key);
  await expect(page.getByText(before, { exact: true })).toHaveCount(0);
}

const correcting = (page: Page) => page.getByText('You are changing an earlier answer.').last();
const chosen = (page: Page) => page.getByRole('radio', { checked: true }).first();

test('one goes back step by step, and comes back to the task with what it had', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  const before = (await judgmentsOf(app)).length;
  for (const points of ['111', '222', '333']) await rate(page, points);
  await page.keyboard.press('4');
  await page.keyboard.press('u');
  await expect(correcting(page)).toBeVisible();
  await expect(chosen(page)).toHaveAccessibleName(/^3:/);
  await page.keyboard.press('u');
  await expect(chosen(page)).toHaveAccessibleName(/^2:/);
  await page.getByRole('button', { name: 'One further back' }).click();
  await expect(chosen(page)).toHaveAccessibleName(/^1:/);
  await page.keyboard.press('5');
  await page.getByRole('button', { name: 'Send the correction' }).click();
  await expect(page.getByRole('button', { name: 'Send and go on' })).toBeVisible();
  await expect(chosen(page)).toHaveAccessibleName(/^4:/);
  await expect.poll(async () => (await judgmentsOf(app)).length).toBe(before + 4);
  const stored = (await judgmentsOf(app)).slice(before);
  expect(stored[3]).toMatchObject({
    assignment: stored[0]!.assignment,
    revision: 2,
    ratings: { fluency: 5 },
  });
});

test('any earlier answer is found in a list, also after a reload', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  await rate(page, '111');
  const prompt = (await page.getByRole('region', { name: 'Prompt' }).textContent())!;
  for (const points of ['222', '333']) await rate(page, points);
  await expect.poll(async () => (await judgmentsOf(app)).at(-1)!.ratings.fluency).toBe(3);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('l');
  const list = page.getByRole('dialog', { name: 'Your earlier answers' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expectNoViolations(page);
  await list.getByRole('button').nth(2).click();
  await expect(correcting(page)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Prompt' })).toHaveText(prompt);
  await expect(chosen(page)).toHaveAccessibleName(/^2:/);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Leave it as it was' }).click();
  await expect(page.getByText(/^3 \/ /)).toBeVisible();
});

test('what cannot be judged is skipped with a reason, by keys alone', async ({ page }) => {
  await join(page, await createLink(app, study.slug));
  await rate(page, '333');
  const total = Number((await page.getByText(/^1 \/ \d+$/).innerText()).split('/')[1]);
  const text = await page.getByRole('region', { name: 'Text', exact: true }).innerText();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Skip this task' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Skip the task' }).press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('Choose a reason.');
  await expectNoViolations(page);
  await dialog.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('textbox').fill('Not my field');
  await dialog.getByRole('button', { name: 'Skip the task' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(new RegExp(`^1 / ${total - 2}$`))).toBeVisible();
  await expect(page.getByRole('region', { name: 'Text', exact: true })).not.toHaveText(text);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const events = await app.db
    .selectFrom('events')
    .select('detail')
    .where('kind', '=', 'task-skipped')
    .execute();
  expect(events.at(-1)!.detail).toMatchObject({ reason: 'knowledge', note: 'Not my field', task: 'likert' });
  await rate(page, '444');
});

test('skipping needs a connection, says so, and keeps everything', async ({ page, context }) => {
  await join(page, await createLink(app, study.slug));
  await page.keyboard.press('2');
  await context.setOffline(true);
  await page.keyboard.press('s');
  await page.getByRole('radio', { name: 'Something else', exact: true }).check();
  await page.getByRole('button', { name: 'Skip the task' }).click();
  await expect(page.getByRole('alert').getByText('Skipping needs a connection')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the task' }).click();
  await expect(chosen(page)).toHaveAccessibleName(/^2:/);
});

test('a break is suggested after half an hour of work, and never asked for', async ({ page }) => {
  await page.clock.install();
  await join(page, await createLink(app, study.slug));
  const pause = page.getByText('Time for a break?');
  for (let minute = 0; minute < 31; minute++) {
    await page.clock.fastForward(20_000);
    await page.mouse.move(100 + minute, 200);
    await page.clock.fastForward(20_000);
    await page.mouse.move(100 + minute, 220);
    await page.clock.fastForward(20_000);
    await page.mouse.move(100 + minute, 240);
  }
  await expect(pause).toHaveCount(0);
  await rate(page, '333');
  await expect(pause).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  // One may go on without a word.
  await rate(page, '333');
  await expect(pause).toBeVisible();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(pause).toHaveCount(0);
  await rate(page, '333');
  await expect(pause).toHaveCount(0);
});
