import { expect, test, type Page } from '#test/e2e/support/test.ts';
import { rateAsClient } from '#scripts/simulation/raterClient.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { writeOutputs } from '#test/services/studies/sampleStudy.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { join } from '../rating/rater.ts';
import { signIn } from './lead.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const COLOURS = ['red', 'blue', 'green', 'black', 'white'];
const ITEMS = 24;

/** What a system writes of a lamp: three sentences, of which every maker can spoil one. */
function blurbOf(system: string, position: number): string {
  const end =
    system === 'large' ? 'It lasts for years and needs no care.' : 'It lasts for years, with no care.';
  const colour = COLOURS[position % COLOURS.length]!;
  return `The lamp by Alder is ${colour} and needs ${position + 3} W. It stands well on a small table. ${end}`;
}

/** Whether a text is what a system wrote for its lamp: a control is another lamp's, or spoiled. */
function isSound(text: string, prompt: string): boolean {
  const position = Number(/Power: (\d+)/.exec(prompt)![1]) - 3;
  return ['large', 'small'].some((system) => blurbOf(system, position) === text);
}

/** A draft with all its outputs. */
async function createDraft(name: string): Promise<string> {
  const { slug, id } = await createStudy(app.db, {
    configuration: {
      name,
      question: 'May the small model write our product texts?',
      seed: 'pilot',
      systems: ['large', 'small'].map((system, index) => ({
        name: system,
        role: index === 0 ? 'baseline' : 'candidate',
        provider: { kind: 'import' },
      })),
      protocol: { ratersPerItem: 2, controls: { slight: 20, gross: 4 } },
    },
    items: Array.from({ length: ITEMS }, (_, position) => ({
      item: `lamp-${position}`,
      prompt: `Colour: ${COLOURS[position % COLOURS.length]}\nPower: ${position + 3} W\nDescription:`,
      segment: position % 2 === 0 ? 'floor' : 'table',
    })),
  });
  await writeOutputs(app.db, id, blurbOf);
  return slug;
}

/** A careful rater judges all that there is by a link. */
async function judgeAll(link: string): Promise<void> {
  await rateAsClient(
    link,
    (task) =>
      task.kind === 'likert'
        ? {
            kind: 'likert',
            ratings: Object.fromEntries(
              task.criteria.map(({ key }, index) => [
                key,
                (isSound(task.text, task.prompt) ? 5 : 2) - ((task.text.length + index) % 2),
              ]),
            ),
          }
        : { kind: 'pairwise', preference: 'tie' },
    {
      jar: { read: () => undefined, keep: () => {} },
      locale: 'en',
      signal: new AbortController().signal,
      onJudgment: () => {},
    },
  );
}

const settled = (page: Page) => page.waitForLoadState('networkidle');

test('a draft is piloted, and its pilot’s figures adopted', async ({ page, browser }) => {
  const slug = await createDraft('Lamp texts');
  await signIn(page, app, `/studies/${slug}`);
  await settled(page);
  await page.getByRole('link', { name: 'Make a pilot' }).click();
  await expect(page).toHaveURL(`${app.url}/studies/${slug}/pilot`);
  await settled(page);
  await expect(page.getByText('Of 24.')).toBeVisible();
  await expectNoViolations(page);

  // A size that is none is told, with what was entered.
  await page.getByRole('textbox', { name: 'Items' }).fill('1');
  await page.getByLabel('People for each item').fill('3');
  await page.getByRole('button', { name: 'Make the pilot' }).click();
  await expect(page.getByRole('alert')).toContainText('write a whole number from 2 to 500');
  await expect(page.getByRole('textbox', { name: 'Items' })).toHaveValue('1');
  await page.getByRole('textbox', { name: 'Items' }).fill('8');
  await page.getByLabel('The study itself does not ask about these items later').check();
  await page.getByRole('button', { name: 'Make the pilot' }).click();

  await expect(page).toHaveURL(`${app.url}/studies/lamp-texts-pilot/pilot`);
  await settled(page);
  await expect(page.getByTestId('standing')).toContainText('Ready: 8 items, each for 3 raters.');
  await expect(page.getByRole('row', { name: 'Fluency' })).toContainText('8 of 20');
  await expect(page.getByText('The sample gives fewer than were aimed at.')).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Open it and make its link' }).click();
  const link = page.getByRole('textbox', { name: 'Link for its raters' });
  await expect(link).toHaveValue(/\/r\/[\w-]+$/);
  const address = (await link.inputValue()).replace(/^https?:\/\/[^/]+/, app.url);

  // The set-up has it as a step, with its link.
  const setup = await page.context().newPage();
  await setup.goto(`${app.url}/studies/${slug}/settings`);
  await setup.getByRole('button', { name: 'Change the set-up' }).click();
  await setup.getByRole('link', { name: 'Pilot', exact: true }).click();
  await expect(setup.getByText('0 of 24 readings are in.')).toBeVisible();
  await expect(setup.getByRole('textbox', { name: 'Link for its raters' })).toHaveValue(/\/r\/[\w-]+$/);
  await expectNoViolations(setup);

  // Somebody judges a text in the browser and says what was unclear; two others judge everything.
  const rater = await (await browser.newContext()).newPage();
  await join(rater, address);
  for (const digit of ['4', '4', '4']) await rater.keyboard.press(digit);
  await expect(rater.getByRole('radio', { checked: true })).toHaveCount(3);
  await rater.keyboard.press('c');
  await rater.keyboard.type('Is the power a fault of consistency?');
  const taken = rater.waitForResponse(/\/judgments$/);
  await rater.keyboard.press('Control+Enter');
  await taken;
  await rater.close();
  await judgeAll(address);
  await judgeAll(address);

  await page.reload();
  await settled(page);
  await expect(page.getByTestId('standing')).toContainText('of 24 readings are in.');
  await expect(page.getByText('What raters say stays hidden until the pilot is closed.')).toBeVisible();
  await page.getByRole('button', { name: 'Close the pilot' }).click();

  await expect(page.getByRole('heading', { name: 'What a slight control costs' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Fluency \d\.\d\d \d\.\d\d \d+ %/ })).toBeVisible();
  await expect(page.getByText('Is the power a fault of consistency?')).toBeVisible();
  await setup.reload();
  await expect(setup.getByRole('row', { name: /^Fluency \d\.\d\d \d\.\d\d \d+ %/ })).toBeVisible();
  await expect(setup.getByText(/apply these changes first/)).toBeVisible();
  await setup.close();
  await page.getByText(/controls that everybody noticed|control that everybody noticed/).click();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Use these figures' }).click();
  await expect(page.getByTestId('adopted')).toHaveText('Lamp texts uses these figures.');

  // The report's place leads here, and the study says where its figures come from.
  await page.goto(`${app.url}/studies/lamp-texts-pilot/report`);
  await expect(page).toHaveURL(`${app.url}/studies/lamp-texts-pilot/pilot`);
  await page.getByRole('link', { name: 'Lamp texts', exact: true }).click();
  await expect(page.getByText('D and the plan come from the pilot lamp-texts-pilot.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'See its pilot' })).toBeVisible();
});

test('the pairs that differ most are read, and what is ticked is saved as one goes', async ({ page }) => {
  const slug = await createDraft('Lamp pairs');
  await signIn(page, app, `/studies/${slug}/pairs`);
  await settled(page);
  await expect(page.getByRole('heading', { name: 'small: 0 of 20 read' })).toBeVisible();
  const first = page.getByRole('article').first();
  await expect(first.locator('mark').first()).toBeVisible();
  await first.getByRole('checkbox', { name: 'a statement turned round' }).check();
  await expect(page.getByText('a statement turned round: in 1 pair')).toBeVisible();
  await expect(page.getByText('controls are made once all outputs are there')).toBeVisible();
  await page.getByRole('article').nth(1).getByRole('checkbox', { name: 'no fault' }).check();
  await expect(page.getByRole('heading', { name: 'small: 2 of 20 read' })).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(first.getByRole('checkbox', { name: 'a statement turned round' })).toBeChecked();
  await first.getByRole('checkbox', { name: 'no fault' }).check();
  await expect(first.getByRole('checkbox', { name: 'a statement turned round' })).not.toBeChecked();
  await expect(page.getByText('Nothing has been ticked yet.')).toBeVisible();
  await expectNoViolations(page);
});
