import { randomUUID } from 'node:crypto';
import { expect, test, type APIRequestContext } from '#test/e2e/support/test.ts';
import type { BlindLikertTask } from '#app/core/ratings/blindTask.ts';
import {
  createLink,
  createTestStudy,
  startApp,
  SYSTEM_NAMES,
  type TestApp,
  type TestStudy,
} from '../support/app.ts';
import { ITEMS } from '../support/texts.ts';
import { hydrated, join } from './rater.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

let app: TestApp;
let study: TestStudy;

test.beforeAll(async () => {
  app = await startApp();
  study = await createTestStudy(app, ITEMS, { protocol: { ratersPerItem: 20 } });
});
test.afterAll(() => app.close());

test('answers not sent yet survive a reload', async ({ page }) => {
  await join(page, await createLink(app, study.slug), { languages: ['English'] });
  await page.keyboard.press('3');
  await page.keyboard.press('c');
  await page.keyboard.type('draft');
  await page.reload();
  await hydrated(page);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(page.getByRole('textbox', { name: 'Comment' })).toHaveValue('draft');
});

test('nothing in a text is executed, and nothing tells a system', async ({ page }) => {
  const bodies: string[] = [];
  page.on('response', async (response) => {
    if (/\/r\//.test(response.url()))
      bodies.push((await response.text().catch(() => '')).replaceAll(/ class="[^"]*"/g, ''));
  });
  await join(page, await createLink(app, study.slug), { languages: ['English'] });
  for (let task = 0; task < 9; task++) {
    // The count goes up before the next task is there, where that one is still on its way.
    await hydrated(page);
    // The framework's own class names are not for eyes.
    bodies.push((await page.content()).replaceAll(/ class="[^"]*"/g, ''));
    for (const key of ['3', '3', '3']) await page.keyboard.press(key);
    // A preference is taken once both texts were seen, which takes the browser longer than pressing keys takes us.
    await expect(async () => {
      await page.keyboard.press('Enter');
      await expect(page.getByText(new RegExp(`^${task + 1} / |Thank you`))).toBeVisible({
        timeout: scaled(2000),
      });
    }).toPass();
    expect(await page.title()).toBe('Short product texts');
  }
  expect(bodies.join('\n')).toContain('lighthouse');
  for (const name of [...Object.values(SYSTEM_NAMES), 'Kettles and lamps', 'baseline', 'candidate']) {
    expect(bodies.filter((body) => body.includes(name))).toEqual([]);
  }
});

test('links that are wrong, revoked or expired say so', async ({ page }) => {
  const nowhere = await page.goto(`${app.url}/r/nonsense`);
  expect(nowhere!.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  const expired = await page.goto(await createLink(app, study.slug, { expiresAt: new Date(0) }));
  expect(expired!.status()).toBe(410);
  await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible();
  const stranger = await page.goto(`${study.link}/rate`);
  expect(stranger!.url()).toBe(study.link);
});

test.describe('as a program', () => {
  async function joinByProgram(request: APIRequestContext, link: string): Promise<void> {
    const response = await request.post(`${link}/join`, {
      data: { consent: true, locale: 'en', languages: ['en'] },
    });
    expect(response.status()).toBe(201);
    const [rater, ...others] = response.headers()['set-cookie']!.split('\n');
    expect(rater).toMatch(
      /^evenhand-rater=[\w-]{20,}; Path=\/r\/[\w-]+; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
    );
    // By which a browser that joins again is known.
    expect(others).toHaveLength(1);
    expect(others[0]).toMatch(/^evenhand-browser=[\w-]{20,}; Path=\/r; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  }
  const codeOf = async (response: { json(): Promise<unknown> }) =>
    ((await response.json()) as { error: { code: string } }).error.code;

  test('judges over JSON, and twice under one key is once', async ({ request }) => {
    await joinByProgram(request, study.link);
    const state = await request.get(`${study.link}/next`);
    expect(state.headers()['cache-control']).toBe('no-store');
    const { task } = (await state.json()) as { task: BlindLikertTask };
    expect(Object.keys(task).sort()).toEqual(
      ['id', 'kind', 'prompt', 'source', 'language', 'comments', 'text', 'criteria'].sort(),
    );
    const ratings = { fluency: 1, relevance: 1, consistency: 1 };
    const data = { assignment: task.id, key: randomUUID(), ratings, activeMs: 5 };
    for (let time = 0; time < 2; time++) {
      const response = await request.post(`${study.link}/judgments`, { data });
      expect(response.status()).toBe(200);
      expect(await response.json()).toMatchObject({ accepted: true, state: { progress: { done: 1 } } });
    }
    const last = await request.get(`${study.link}/last`);
    expect(await last.json()).toMatchObject({ task: { id: task.id }, answer: { ratings } });
  });

  test('what is wrong is refused with its status and reason', async ({ request, playwright }) => {
    const post = (data: unknown, headers = {}) =>
      request.post(`${study.link}/judgments`, {
        data: typeof data === 'string' ? Buffer.from(data) : data,
        headers: { 'Content-Type': 'application/json', ...headers },
      });
    expect((await post({})).status()).toBe(401);
    await joinByProgram(request, study.link);
    const { task } = (await (await request.get(`${study.link}/next`)).json()) as { task: BlindLikertTask };
    const good = {
      assignment: task.id,
      key: randomUUID(),
      ratings: { fluency: 1, relevance: 1, consistency: 1 },
    };

    const broken = await post('{"assignment":');
    expect([broken.status(), await codeOf(broken)]).toEqual([400, 'invalid_input']);
    const outOfScale = await post({ ...good, ratings: { ...good.ratings, fluency: 6 } });
    expect(outOfScale.status()).toBe(400);
    expect(await outOfScale.json()).toMatchObject({ error: { problems: [{ path: 'ratings.fluency' }] } });
    const huge = await post({ ...good, comment: 'x'.repeat(1024 * 1024) });
    expect([huge.status(), await codeOf(huge)]).toEqual([413, 'too_large']);
    const unknown = await post({ ...good, assignment: randomUUID() });
    expect([unknown.status(), await codeOf(unknown)]).toEqual([404, 'not_found']);
    expect((await request.get(`${study.link}/judgments`)).status()).toBe(405);

    const other = await playwright.request.newContext();
    await joinByProgram(other, study.link);
    const foreign = await other.post(`${study.link}/judgments`, { data: good });
    expect([foreign.status(), await codeOf(foreign)]).toEqual([403, 'forbidden']);
    const noConsent = await other.post(`${study.link}/join`, { data: { consent: false } });
    expect(noConsent.status()).toBe(400);
    const nowhere = await other.post(`${app.url}/r/nonsense/join`, { data: { consent: true } });
    expect([nowhere.status(), await codeOf(nowhere)]).toEqual([404, 'not_found']);
    await other.dispose();
  });
});
