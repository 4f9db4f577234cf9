import { expect, test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { scaled } from '#scripts/testing/machineSpeed.ts';

export { expect };
export type { APIRequestContext, Locator, Page, Response } from '@playwright/test';

/**
 * Playwright's test, whose pages are only acted on once they answer: a button of a page that is there and whose program
 * isn't yet swallows a click, which a loaded machine shows and no other does.
 */
export const test = base.extend<object, { answering: void }>({
  answering: [
    async ({ browser }, use) => {
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options?: BrowserContextOptions) => {
        const context = await newContext(options);
        if (options?.javaScriptEnabled !== false) context.on('page', (page) => void waitForProgram(page));
        return context;
      };
      await use();
      (browser as { newContext: Browser['newContext'] }).newContext = newContext;
    },
    { scope: 'worker', auto: true },
  ],
});

/** Before anything is done with the page, or looked for on it, its program runs. */
async function waitForProgram(page: Page): Promise<void> {
  const waiting = page.locator('html:not([data-answers]):has(script[type="module"])');
  const answers = () =>
    page.waitForSelector('html[data-answers]', { state: 'attached', timeout: scaled(30_000) });
  // A page that is left meanwhile is waited for no more; the next one has its own turn.
  await page.addLocatorHandler(waiting, () =>
    answers().then(
      () => undefined,
      () => undefined,
    ),
  );
}
