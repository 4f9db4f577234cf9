import { expect, type Page } from '#test/e2e/support/test.ts';
import type { TestApp } from '../support/app.ts';

/** Opens a rater's link, agrees and begins. */
export async function join(
  page: Page,
  link: string,
  { languages }: { languages?: readonly string[] } = {},
): Promise<void> {
  await page.goto(link);
  for (const box of await page.getByRole('checkbox', { name: /\(|English/ }).all()) {
    const name = (await box.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent)) ?? '';
    if (languages === undefined || languages.some((language) => name.includes(language))) await box.check();
  }
  await page.getByRole('checkbox', { name: /I have read this/ }).check();
  await page.getByRole('button', { name: 'Start rating' }).click();
  await page.waitForURL('**/rate');
  await hydrated(page);
}

/** Waits until the page answers to keys. */
export async function hydrated(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

/** Errors of the page and its console, as they come. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  return errors;
}

export interface StoredJudgment {
  readonly assignment: string;
  readonly revision: number;
  readonly choice: string | null;
  readonly comment: string | null;
  readonly activeMs: number;
  readonly ratings: Record<string, number>;
}

/** All judgments in the database, oldest first. */
export async function judgmentsOf({ db }: TestApp): Promise<StoredJudgment[]> {
  const judgments = await db.selectFrom('judgments').selectAll().orderBy('id').execute();
  const ratings = await db.selectFrom('ratings').selectAll().execute();
  return judgments.map((judgment) => ({
    assignment: judgment.assignment_id,
    revision: judgment.revision,
    choice: judgment.choice,
    comment: judgment.comment,
    activeMs: judgment.active_ms!,
    ratings: Object.fromEntries(
      ratings.filter((r) => r.judgment_id === judgment.id).map((r) => [r.criterion, r.value]),
    ),
  }));
}
