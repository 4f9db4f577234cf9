import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { listSeats } from '#db/queries/seats.ts';
import { rateAsClient } from '#scripts/simulation/raterClient.ts';
import { createLink, createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { expect, test } from '../support/test.ts';
import { signIn } from './lead.ts';
import { createReadyStudy } from './studies.ts';

let app: TestApp;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await app.close();
});

/** An open study of texts of two lengths, with looks and an extension. */
async function openStudyOf(name: string, looks: StudyConfigurationInput['looks']): Promise<TestStudy> {
  const items = Array.from({ length: 16 }, (_, index) => ({
    prompt: `Describe lamp ${index}.`,
    outputs: {
      base: `Lamp ${index} is warm and stands on three legs; it dims by a turn of its shade.`,
      other: `Lamp ${index} is a lamp.`,
    },
  }));
  return await createTestStudy(app, items, {
    protocol: { ratersPerItem: 6, pairwise: false, controls: { slight: 0, gross: 0 } },
    rest: { name, looks },
  });
}

/** Lets raters judge all that is asked of them, the shorter text so much worse. */
async function rate({ slug }: TestStudy, raters: number, loss: number): Promise<void> {
  const links: string[] = [];
  for (let rater = 0; rater < raters; rater++) links.push(await createLink(app, slug, { simulated: true }));
  await rateBy(links, loss);
}

async function rateBy(links: readonly string[], loss: number): Promise<void> {
  for (const [rater, link] of links.entries()) {
    await rateAsClient(
      link,
      (task) => {
        if (task.kind !== 'likert') throw new Error('nothing is compared here');
        const value = (index: number) =>
          5 - (task.text.length < 40 ? loss : 0) - ((task.text.charCodeAt(5) + index + rater) % 2);
        return {
          kind: 'likert',
          ratings: Object.fromEntries(task.criteria.map(({ key }, index) => [key, value(index)])),
        };
      },
      {
        jar: { read: () => undefined, keep: () => {} },
        locale: 'en',
        signal: new AbortController().signal,
        onJudgment: () => {},
      },
    );
  }
}

test('a look stops a study whose candidate is plainly worse, and shows no estimate before', async ({
  page,
}) => {
  const study = await openStudyOf('Stopped early', { at: [0.5, 0.8] });
  const address = `/studies/${study.slug}`;
  await signIn(page, app, address);
  const look = page.getByTestId('look-1');
  await expect(look).toContainText('not due yet: 0 % are in');
  await expect(page.getByRole('button', { name: 'Take the look' })).toHaveCount(0);

  await rate(study, 4, 3);
  await page.reload();
  await look.getByRole('button', { name: 'Take the look' }).click();
  await expect(look).toContainText('the study may stop with “do not ship”');
  await expect(page.locator('main')).not.toContainText(/fluency|−\d|-\d\.\d/i);
  await page.getByRole('link', { name: 'Report' }).first().click();
  await expect(page.getByText('Estimates stay hidden while the study is open')).toBeVisible();

  await page.goto(app.url + address);
  await look.getByRole('button', { name: 'Stop with this verdict' }).click();
  await expect(page.getByTestId('standing')).toHaveText('The study is closed and its verdict is there.');
  await page.getByRole('link', { name: 'Read the report' }).click();
  await expect(page.locator('main')).toContainText('The study stopped by look 1');
  await expect(page.getByText('Do not ship').first()).toBeVisible();
});

test('a study that its end does not decide is extended, and raters go on', async ({ page }) => {
  const study = await openStudyOf('Extended', { extension: { items: 4 } });
  const address = `/studies/${study.slug}`;
  await rate(study, 6, 0);
  await signIn(page, app, address);
  await expect(page.getByTestId('standing')).toContainText('All 72 readings of the first part are in.');
  const extension = page.getByTestId('extension');
  await expect(extension).toContainText('4 further items');
  await page.getByRole('button', { name: 'Take the look' }).click();
  await expect(page.getByTestId('look-1')).toContainText('nothing is decided yet');
  await extension.getByRole('button', { name: 'Extend the study' }).click();
  await expect(extension).toContainText('Extended on');
  await expect(page.getByTestId('standing')).toContainText('72 of 96 readings are in');

  await rate(study, 6, 0);
  await page.reload();
  await expect(page.getByTestId('standing')).toContainText('All 96 readings are in.');
  await page.goto(`${app.url}${address}/record`);
  await expect(page.locator('main')).toContainText('The study was extended by 24 readings.');
});

test('a panel’s study is extended by a further panel, whose raters are named then', async ({ page }) => {
  const slug = await createReadyStudy(
    app,
    'Further panel',
    { strategy: 'panel', pairwise: false, controls: { slight: 0, gross: 0 } },
    { looks: { extension: { judgments: 2 } } },
  );
  const address = (token: string) => `${app.url}/r/${token}`;
  const { seats } = await drawPanel(app.db, slug, ['Ada', 'Bo']);
  await openStudy(app.db, slug);
  await rateBy(
    seats.map(({ token }) => address(token)),
    0,
  );
  await signIn(page, app, `/studies/${slug}`);
  const extension = page.getByTestId('extension');
  await extension.getByLabel('Raters of the further panel').fill('Cai\nAda');
  await extension.getByRole('button', { name: 'Extend the study' }).click();
  await expect(page.getByRole('alert')).toContainText('"Ada" has another seat');
  await extension.getByLabel('Raters of the further panel').fill('Cai\nDee');
  await extension.getByRole('button', { name: 'Extend the study' }).click();
  await expect(extension).toContainText('Extended on');
  await rateBy(
    (await listSeats(app.db, (await requireStudy(app.db, slug)).id))
      .slice(2)
      .map(({ token }) => address(token)),
    0,
  );
  await page.reload();
  await expect(page.getByTestId('standing')).toContainText('All 48 readings are in.');
});
