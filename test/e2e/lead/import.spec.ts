import { buffer } from 'node:stream/consumers';
import { exportZip } from '#app/services/export/exportStudy.ts';
import { closedStudy } from '#test/services/records/decidable.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { expect, test } from '../support/test.ts';
import { signIn } from './lead.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const csv = (text: string) => ({ name: 'summer.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

const lines = Array.from({ length: 12 }, (_, item) =>
  ['prod', 'small'].flatMap((model, place) =>
    ['kim', 'lee'].map((who, r) => `${item},${model},${who},${1 + ((item * 3 + place + r) % 4)}`),
  ),
).flat();

test('ratings made elsewhere: columns are said, faults told by line, and the report follows', async ({
  page,
}) => {
  await signIn(page, app, '/studies');
  await page.getByRole('link', { name: 'Import a study' }).click();
  await expect(page.getByRole('heading', { name: 'Import a study' })).toBeVisible();
  const file = page.getByLabel('File', { exact: true });
  const status = page.getByRole('status').first();

  await file.setInputFiles(csv(['Nr,model,who,score', ...lines, '0,prod,max,good'].join('\n')));
  await expect(page.getByText('It can’t be taken as it is:')).toBeVisible();
  await page.getByLabel('What “Nr” means').selectOption({ label: 'Item' });
  await page.getByLabel('What “who” means').selectOption({ label: 'Rater' });
  await expect(page.getByLabel('What “score” means')).toHaveValue('wide');
  await expect(page.getByText(/line 50, field score: "good" is not a number/)).toBeVisible();
  await expectNoViolations(page);

  await file.setInputFiles(csv(['Nr,model,who,score', ...lines].join('\n')));
  await page.getByLabel('What “Nr” means').selectOption({ label: 'Item' });
  await page.getByLabel('What “who” means').selectOption({ label: 'Rater' });
  await expect(status).toContainText('48 ratings and 0 comparisons of 12 items by 2 raters.');
  // Nobody gave a 5; the scale went so far.
  await expect(page.getByLabel('Highest value of score')).toHaveValue('5');
  await page.getByLabel('Highest value of score').fill('7');
  await page.getByLabel('Name of the study').fill('Summer');

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Choose the baseline.');
  await page.getByLabel('Baseline').selectOption('prod');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForURL(/\/studies\/summer\/report$/);
  await expect(page.getByRole('heading', { name: 'Summer', level: 1 })).toBeVisible();
  await page.goto(`${app.url}/studies/summer/settings`);
  await expect(page.getByText('1 to 7')).toBeVisible();
});

test('a whole export reads back, under another address where its own is taken', async ({ page }) => {
  const slug = await closedStudy(app.db);
  const bytes = await buffer((await exportZip(app.db, slug)).bytes);
  await signIn(page, app, '/import');
  const zip = { name: 'study.zip', mimeType: 'application/zip', buffer: bytes };
  await page.getByLabel('File', { exact: true }).setInputFiles(zip);
  await expect(page.getByRole('status').first()).toContainText('“Two blurb writers”: 24 items');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(`There is a study "${slug}" already.`);
  await page.getByLabel('Address').fill('Once more');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.waitForURL(/\/studies\/once-more\/report$/);
  await expect(page.getByRole('region', { name: 'Verdict', exact: true })).toContainText(
    'People saw no loss',
  );

  const spoiled = Buffer.from(bytes);
  spoiled[200] = spoiled[200]! ^ 1;
  await page.goto(`${app.url}/import`);
  await page.getByLabel('File', { exact: true }).setInputFiles({ ...zip, buffer: spoiled });
  await expect(page.getByText(/study\.zip is no export of a closed study/)).toBeVisible();
});
