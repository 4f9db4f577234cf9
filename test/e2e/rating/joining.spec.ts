import { expect, test, type Page } from '#test/e2e/support/test.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { createLink, createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { hydrated, judgmentsOf } from './rater.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const ELIGIBILITY = [
  {
    key: 'reads',
    question: { en: 'How well do you read English?', zh: '您的英语阅读水平如何？' },
    options: [
      { key: 'well', label: { en: 'Very well', zh: '很好' }, eligible: true },
      { key: 'little', label: { en: 'A little', zh: '一点点' }, eligible: false },
    ],
  },
];
const practice = (text: string) => ({
  kind: 'likert' as const,
  prompt: 'Practise on this.',
  text,
  expected: { fluency: { lowest: 1, highest: 2 } },
  feedback: { en: `“${text}” is hardly readable.`, zh: '几乎无法阅读。' },
});
const TRAINING = { tasks: [practice('Gar bled one.'), practice('Gar bled two.')], passMark: 1, attempts: 2 };

const studyOf = (
  protocol: StudyConfigurationInput['protocol'],
  rest: Partial<StudyConfigurationInput> = {},
) => createTestStudy(app, ITEMS.slice(0, 1), { protocol: { pairwise: false, ...protocol }, rest });

async function agree(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /I have read this/ }).check();
  await page.getByRole('button', { name: 'Start rating' }).click();
}

async function answer(page: Page, points: string): Promise<void> {
  for (const key of [...points, 'Enter']) await page.keyboard.press(key);
}

test('questions are asked before joining, and somebody else is thanked without a trace', async ({
  page,
  browser,
}) => {
  const study = await studyOf(
    { eligibility: ELIGIBILITY },
    { consent: 'You are paid <b>nothing</b>.\n\nWrite to ethics@example.org.' },
  );
  await page.goto(study.link);
  await expect(page.getByText('You are paid <b>nothing</b>.')).toBeVisible();
  await agree(page);
  await expect(page.getByText('Choose an answer.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Very well' })).toBeFocused();
  await expectNoViolations(page);
  await page.getByRole('radio', { name: 'A little' }).check();
  await page.getByRole('button', { name: 'Start rating' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you for your interest' })).toBeVisible();
  await expectNoViolations(page);
  const { id } = await app.db
    .selectFrom('studies')
    .select('id')
    .where('slug', '=', study.slug)
    .executeTakeFirstOrThrow();
  const raters = () => app.db.selectFrom('raters').selectAll().where('study_id', '=', id).execute();
  expect(await raters()).toEqual([]);
  // What was declined is remembered in this browser; another one is asked.
  await page.goto(study.link);
  await expect(page.getByRole('heading', { name: 'Thank you for your interest' })).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(study.link);
  await other.getByRole('radio', { name: 'Very well' }).check();
  await agree(other);
  await other.waitForURL('**/rate');
  await context.close();
  expect((await raters())[0]!.eligibility).toMatchObject({ answers: { reads: 'well' } });
});

test('who was recruited is known by the platform’s ids, and gets what it asks for', async ({ browser }) => {
  const study = await studyOf({ eligibility: ELIGIBILITY });
  const link = await createLink(app, study.slug, {
    completion: 'C1A2B3',
    screenedOut: 'https://example.org/screened?cc=7',
  });
  const address = `${link}?PROLIFIC_PID=5f1&STUDY_ID=60a&SESSION_ID=65f1c0ffee65f1c0ffee65f1`;
  const open = async (javaScriptEnabled = true) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(address);
    return { context, page };
  };
  const unfit = await open();
  await unfit.page.goto(`${link}?declined`);
  await expect(unfit.page.getByRole('heading', { name: 'Thank you for your interest' })).toBeVisible();
  await expect(unfit.page.getByRole('link', { name: /Back to the place/ })).toHaveCount(0);
  await unfit.page.goto(address);
  await unfit.page.getByRole('radio', { name: 'A little' }).check();
  await agree(unfit.page);
  await expect(
    unfit.page.getByRole('link', { name: 'Back to the place that sent you here' }),
  ).toHaveAttribute('href', 'https://example.org/screened?cc=7');
  await expectNoViolations(unfit.page);
  await unfit.context.close();

  // Without a script a form that lacks something comes back, and the ids with it.
  const { context, page } = await open(false);
  await agree(page);
  await expect(page.getByText('Choose an answer.')).toBeVisible();
  await page.getByRole('radio', { name: 'Very well' }).check();
  await agree(page);
  const { recruited } = await app.db
    .selectFrom('raters')
    .innerJoin('studies', 'studies.id', 'raters.study_id')
    .select('raters.recruited')
    .where('studies.slug', '=', study.slug)
    .executeTakeFirstOrThrow();
  expect(recruited).toEqual({ participant: '5f1', study: '60a', session: '65f1c0ffee65f1c0ffee65f1' });
  await context.close();

  // Another browser, sent by the platform under the same ids, goes on as the same rater; a guess does not.
  const guess = await open();
  await guess.page.goto(`${link}?PROLIFIC_PID=5f1`);
  await guess.page.getByRole('radio', { name: 'Very well' }).check();
  await agree(guess.page);
  await expect(guess.page.getByRole('heading', { name: 'You take part already' })).toBeVisible();
  await expectNoViolations(guess.page);
  await guess.context.close();
  const done = await open();
  await done.page.getByRole('radio', { name: 'Very well' }).check();
  await agree(done.page);
  await done.page.waitForURL('**/rate');
  await hydrated(done.page);
  await answer(done.page, '555');
  await expect(done.page.getByText('C1A2B3')).toHaveCount(0);
  await answer(done.page, '444');
  await done.page.waitForURL('**/done');
  await expect(done.page.getByText('Your completion code, for the place that sent you here:')).toBeVisible();
  await expect(done.page.getByText('C1A2B3')).toBeVisible();
  await expectNoViolations(done.page);
  await done.context.close();
});

test('without a script, what is missing is said, and what is answered decides', async ({ browser }) => {
  const study = await studyOf({ eligibility: ELIGIBILITY });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(study.link);
  await agree(page);
  await expect(page.getByText('Choose an answer.')).toBeVisible();
  await page.getByRole('radio', { name: 'A little' }).check();
  await agree(page);
  await expect(page.getByRole('heading', { name: 'Thank you for your interest' })).toBeVisible();
  await context.close();
});

test('practice tells what was looked for, by keys alone, and then the study begins', async ({ page }) => {
  const study = await studyOf({ training: TRAINING });
  await page.goto(study.link);
  await expect(page.getByText('You begin with 2 practice tasks')).toBeVisible();
  await agree(page);
  await page.waitForURL('**/training');
  await hydrated(page);
  await expect(page.getByText('Practice, round 1 of 2', { exact: true })).toBeVisible();
  await expectNoViolations(page);
  await answer(page, '155');
  await expect(page.getByRole('status').getByText('That is what was looked for')).toBeVisible();
  await expect(page.getByText('“Gar bled one.” is hardly readable.')).toBeVisible();
  await expectNoViolations(page);
  // What was answered stays as it was.
  await page.getByRole('radiogroup', { name: 'Fluency' }).getByRole('radio', { name: /^5/ }).click();
  await expect(page.getByRole('radio', { name: /^1: Unreadable/ })).toBeChecked();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('1 / 2', { exact: true })).toBeVisible();
  // A reload goes on where one was.
  await page.reload();
  await hydrated(page);
  await expect(page.getByText('1 / 2', { exact: true })).toBeVisible();
  await answer(page, '255');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Practice passed' })).toBeVisible();
  await expectNoViolations(page);
  const before = (await judgmentsOf(app)).length;
  await expect(page.getByRole('button', { name: 'Begin the study' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/rate');
  await hydrated(page);
  await answer(page, '555');
  await expect.poll(async () => (await judgmentsOf(app)).length).toBe(before + 1);
});

test('practice can be tried again, and then ends kindly', async ({ page }) => {
  const study = await studyOf({ training: TRAINING });
  const link = await createLink(app, study.slug);
  await page.goto(link);
  await agree(page);
  await page.waitForURL('**/training');
  await hydrated(page);
  for (const attempt of [1, 2]) {
    for (const task of [0, 1]) {
      await expect(page.getByText(`${task} / 2`, { exact: true })).toBeVisible();
      await answer(page, '555');
      await expect(page.getByText('Something else was looked for')).toBeVisible();
      await page.getByRole('button', { name: 'Go on' }).click();
    }
    if (attempt === 2) break;
    await expect(page.getByRole('heading', { name: 'Once more, please' })).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Practise again' }).click();
  }
  await expect(page.getByRole('heading', { name: 'Thank you for practising' })).toBeVisible();
  await expectNoViolations(page);
  // For good.
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Thank you for practising' })).toBeVisible();
});
