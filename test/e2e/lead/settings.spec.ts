import { expect, test } from '#test/e2e/support/test.ts';
import { readFileSync } from 'node:fs';
import { readStudyFile } from '#app/services/setup/readStudyFile.ts';
import { setupOf } from '#app/services/setup/studySetup.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { parseItems } from '#app/services/studies/parseItems.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { diffStudy, isSame } from '#app/core/studies/setup/differences.ts';
import { unzip } from '#test/services/export/unzip.ts';
import { createTestStudy, startApp, THREE_SYSTEMS, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { signIn } from './lead.ts';

let app: TestApp;
let open: string;
const DRAFT = 'shop-texts';

test.beforeAll(async () => {
  app = await startApp();
  open = (await createTestStudy(app, ITEMS)).slug;
  await createStudy(app.db, {
    slug: DRAFT,
    configuration: {
      name: 'Shop texts',
      question: 'May the 8-bit model write for the shop?',
      guidelines: 'Read as a customer would.',
      seed: 'shop-1',
      systems: THREE_SYSTEMS,
      protocol: {
        strategy: 'panel',
        controls: { slight: 20, gross: 12 },
        eligibility: [
          {
            key: 'reads',
            question: { en: 'Do you shop online?' },
            options: [
              { key: 'y', label: { en: 'Often' }, eligible: true },
              { key: 'n', label: { en: 'Never' }, eligible: false },
            ],
          },
        ],
      },
      customMeasures: [{ name: 'COMET', direction: 'higher', margin: { accept: 0.5, limit: 1 } }],
      voters: ['perplexity', 'COMET'],
      gates: { controlLoss: { fluency: 1.5 } },
      looks: { at: [0.5], extension: { items: 1 } },
    },
    items: [1, 2, 3].map((number) => ({ item: `${number}`, prompt: `Lamp ${number}?`, segment: 'lamps' })),
  });
});
test.afterAll(() => app.close());

test('the set-up of a draft is told whole, and taken away as files that make the same study', async ({
  page,
}) => {
  await signIn(page, app, `/studies/${DRAFT}`);
  await page.getByRole('link', { name: 'Set-up', exact: true }).click();
  await expect(page).toHaveTitle(/Set-up of Shop texts/);
  await expect(page.getByText(/Nothing is fixed yet/)).toBeVisible();
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(part('Question')).toContainText('Read as a customer would.');
  await expect(part('Items')).toContainText('lamps (3)');
  await expect(part('Systems').getByRole('row')).toHaveCount(4);
  await expect(part('What raters are asked')).toContainText('Flawless: reads like a careful writer');
  await expect(part('What raters are asked')).toContainText('完美：如同用心写作的人所写');
  await expect(part('Who rates, and how much')).toContainText('A panel of known raters');
  await expect(part('Before the first task')).toContainText('is thanked and may not');
  const people = part('What decides: people');
  await expect(people.getByRole('row', { name: /^Fluency/ })).toContainText('Must pass');
  await expect(people.getByRole('row', { name: /^Fluency/ })).toContainText('0.30 points');
  await expect(people.getByRole('row', { name: /^Fluency/ })).toContainText('20 %');
  await expect(people.getByRole('row', { name: /^Relevance/ })).toContainText('1.20 points, assumed');
  await expect(people.getByRole('row', { name: /^Preference/ })).toContainText('Guardrail');
  const measures = part('What decides: measures');
  await expect(measures.getByRole('row', { name: /^Perplexity/ })).toContainText('10.0 %');
  await expect(measures.getByRole('row', { name: /^COMET/ })).toContainText('0.5');
  await expect(part('Looks and extension')).toContainText('1 further item');

  await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('link', { name: 'Looks and extension' })
    .press('Enter');
  await expect(page).toHaveURL(/#looks$/);
  await expect(page.getByRole('heading', { name: 'Looks and extension' })).toBeInViewport();

  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: /study\.yaml/ }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`${DRAFT}-set-up.zip`);
  const files = await unzip(readFileSync(await download.path()));
  expect([...files.keys()]).toEqual(['study.yaml', 'items.jsonl']);
  const read = await readStudyFile(files.get('study.yaml')!, {
    name: 'study.yaml',
    access: NO_ACCESS,
    modelFolder: (named) => named,
    items: async (name) => parseItems(files.get(name)!, { name }).items,
    outputs: () => Promise.reject(new Error('names none')),
  });
  expect(isSame(diffStudy(await setupOf(app.db, await requireStudy(app.db, DRAFT)), read))).toBe(true);
  expect(files.get('study.yaml')).toContain(`$schema=${app.url}/study.schema.json`);
  const schema = await page.request.get(`${app.url}/study.schema.json`);
  expect([schema.status(), schema.headers()['content-type']]).toEqual([
    200,
    'application/schema+json; charset=utf-8',
  ]);
  expect(((await schema.json()) as { title: string }).title).toBe('Evenhand study');
});

for (const [colorScheme, locale, viewport] of [
  ['light', 'en-GB', { width: 1280, height: 720 }],
  ['dark', 'zh-CN', { width: 390, height: 844 }],
] as const) {
  test(`the set-up of an open study says that it is fixed, without barriers (${colorScheme}, ${locale})`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme, viewport, locale });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    const english = await browser.newContext({ locale: 'en-GB' });
    const first = await english.newPage();
    await signIn(first, app, '/studies');
    await context.addCookies((await english.cookies()).filter(({ name }) => !/locale|lang/i.test(name)));
    await page.goto(`${app.url}/studies/${open}/settings`);
    await page.waitForLoadState('networkidle');
    await expect(
      page.getByText(locale === 'en-GB' ? /^Fixed since 20\d\d-/ : /^自 20\d\d-.*已冻结/),
    ).toBeVisible();
    await expectNoViolations(page);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
    await english.close();
  });
}

test('only who is signed in sees it or takes it away', async ({ page }) => {
  await page.goto(`${app.url}/studies/${open}/settings`);
  await expect(page).toHaveURL(/sign-in/);
  expect((await page.request.get(`${app.url}/studies/${open}/set-up.zip`)).status()).toBe(401);
});
