import { createFirstAccount, needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { rateAsClient } from '#scripts/simulation/raterClient.ts';
import { expect, type Page } from '#test/e2e/support/test.ts';
import { createLink, type TestApp, type TestStudy } from '../support/app.ts';

export const LEAD = { name: 'Ada Lead', email: 'ada@example.org', password: 'ten characters' };

/** Signs the lead in, on the page asked for. */
export async function signIn(page: Page, app: TestApp, to: string): Promise<void> {
  if (await needsFirstAccount(app.db)) await createFirstAccount(app.db, LEAD);
  await page.goto(app.url + to);
  await page.getByLabel('Email').fill(LEAD.email);
  await page.getByLabel('Password').fill(LEAD.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(app.url + to);
}

/** Signs the lead in and begins a study's set-up, all of it on one page. */
export async function beginStudy(page: Page, app: TestApp): Promise<void> {
  await signIn(page, app, '/new-study');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/drafts\/[^/]+\/question$/);
  await page.getByRole('link', { name: 'All on one page' }).click();
  await page.waitForURL(/\/all$/);
  await page.waitForLoadState('networkidle');
}

/** Opens the study whose page is shown, by way of the last look at it. */
export async function openByHand(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Review and open' }).click();
  await expect(page.getByText('Before it opens', { exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: 'I have read what is fixed' }).check();
  await page.getByRole('button', { name: 'Open the study' }).click();
}

/** Has raters judge everything: they like a text the better the longer it is, each with a leaning of their own. */
export async function rateAll(app: TestApp, study: TestStudy, raters: number): Promise<void> {
  for (let rater = 0; rater < raters; rater++) {
    const link = await createLink(app, study.slug, { simulated: true });
    await rateAsClient(
      link,
      (task) =>
        task.kind === 'likert'
          ? {
              kind: 'likert',
              ratings: Object.fromEntries(
                task.criteria.map(({ key }, index) => [key, 1 + ((task.text.length + index + rater) % 5)]),
              ),
            }
          : { kind: 'pairwise', preference: (['left', 'tie', 'right'] as const)[rater % 3]! },
      {
        jar: { read: () => undefined, keep: () => {} },
        locale: 'en',
        signal: new AbortController().signal,
        onJudgment: () => {},
      },
    );
  }
}
