import { expect, test, type Page, type Response } from '#test/e2e/support/test.ts';
import { sql } from 'kysely';
import { createFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { createLog } from '#app/log/log.ts';
import { createTestStudy, startApp, type TestApp, type TestStudy } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { ITEMS } from '../support/texts.ts';
import { LEAD } from './lead.ts';

let app: TestApp;
let study: TestStudy;
const lines: string[] = [];

test.beforeAll(async () => {
  app = await startApp(undefined, {
    log: createLog({ level: 'error', write: (line) => lines.push(line) }),
  });
  await createFirstAccount(app.db, LEAD);
  study = await createTestStudy(app, ITEMS);
});
test.afterAll(() => app.close());

/** What stands on the pages of failures, by language. */
const WORDS = {
  'en-GB': {
    lang: 'en',
    notFound: 'There is no such page',
    badLink: 'This link does not work',
    failed: 'This did not work',
    incomplete: 'Something is missing or wrong',
    malformed: 'Check that the address was copied whole',
    names: 'The address asks for what this page does not have.',
    elsewhere: 'This request came from another address',
    ours: 'Something in the program failed.',
    nothingLost: 'Nothing that you sent before is lost.',
  },
  'zh-CN': {
    lang: 'zh-Hans',
    notFound: '没有这个页面',
    badLink: '这个链接无法使用',
    failed: '操作没有成功',
    incomplete: '内容不完整或有误',
    malformed: '请检查地址是否完整复制',
    names: '网址要求的内容在此页面上没有。',
    elsewhere: '该请求来自与本服务器地址不同的页面',
    ours: '程序出了故障。',
    nothingLost: '您之前提交的内容都没有丢失。',
  },
} as const;

/** Console errors of the page, but for the browser's own line that the document itself has a status of failure. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  // The line may come before the page has the address.
  const documents = new Set<string>();
  page.on('request', (request) => request.isNavigationRequest() && documents.add(request.url()));
  page.on('console', (message) => {
    const isOfDocument =
      message.text().startsWith('Failed to load resource') && documents.has(message.location().url);
    if (message.type() === 'error' && !isOfDocument)
      faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return faults;
}

for (const [locale, words] of Object.entries(WORDS)) {
  test.describe(`a page of failure (${locale})`, () => {
    test.use({ locale });

    /** Opens an address and looks at what stands there. */
    async function expectPage(
      page: Page,
      path: string,
      expected: { status: number; title: string; text?: string },
    ) {
      const response = await page.goto(app.url + path);
      await expectFailure(page, response, expected);
      return response;
    }

    async function expectFailure(
      page: Page,
      response: Response | null,
      { status, title, text }: { status: number; title: string; text?: string },
    ) {
      expect(response?.status()).toBe(status);
      await page.waitForLoadState('networkidle');
      await expect(page.locator('html')).toHaveAttribute('lang', words.lang);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      if (text !== undefined) await expect(page.getByText(text)).toBeVisible();
      expect(await page.title()).toMatch(/^\S/);
      await expectNoViolations(page);
    }

    test('says what is not there, and what is malformed', async ({ page }) => {
      const faults = faultsOf(page);
      const own = new URL(study.link).pathname;
      await page.request.post(`${app.url}/sign-in`, { form: LEAD });
      const record = `/studies/${study.slug}/record`;
      await expectPage(page, '/nothing', { status: 404, title: words.notFound });
      await expectPage(page, '/studies/none', { status: 404, title: words.notFound });
      await expectPage(page, '/studies/none/preview', { status: 404, title: words.notFound });
      await expectPage(page, '/r/none', { status: 404, title: words.badLink });
      await expectPage(page, '/r/%', { status: 400, title: words.failed, text: words.malformed });
      await expectPage(page, `${record}?page=x`, { status: 400, title: words.failed, text: words.names });
      await expectPage(page, `${own}?full=x`, {
        status: 400,
        title: words.incomplete,
        text: words.nothingLost,
      });
      expect(faults).toEqual([]);
    });

    test('refuses what another site sends', async ({ page }) => {
      const faults = faultsOf(page);
      const form = `<form method="post" action="${app.url}/sign-in"><button>Send</button></form>`;
      await page.route('http://elsewhere.invalid/', (route) =>
        route.fulfill({ contentType: 'text/html', body: form }),
      );
      await page.goto('http://elsewhere.invalid/');
      const answered = page.waitForResponse(`${app.url}/sign-in`);
      await page.getByRole('button', { name: 'Send' }).click();
      const response = await answered;
      await page.waitForURL(`${app.url}/sign-in`);
      await expectFailure(page, response, { status: 403, title: words.failed, text: words.elsewhere });
      expect(faults).toEqual([]);
    });

    test('names the request under which the log has our own failures', async ({ page }) => {
      const faults = faultsOf(page);
      const own = new URL(study.link).pathname;
      await page.request.post(`${app.url}/sign-in`, { form: LEAD });
      await sql`alter table studies rename to studies_away`.execute(app.db);
      try {
        for (const [path, text] of [
          ['/studies', words.ours],
          [own, words.nothingLost],
        ] as const) {
          const response = await expectPage(page, path, { status: 500, title: words.failed, text });
          const id = response!.headers()['x-request-id']!;
          await expect(page.getByText(id, { exact: true })).toBeVisible();
          expect(
            lines.filter((line) => (JSON.parse(line) as { request?: string }).request === id),
          ).toHaveLength(1);
          expect(await page.content()).not.toMatch(/studies_away|relation|node_modules/);
        }
      } finally {
        await sql`alter table studies_away rename to studies`.execute(app.db);
      }
      expect(faults).toEqual([]);
    });
  });
}
