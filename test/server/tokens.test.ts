import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { hashPassword } from '#app/auth/password.server.ts';
import { deactivateAccount } from '#app/auth/people.server.ts';
import { startSession } from '#app/auth/session.server.ts';
import { insertAccount } from '#db/queries/accounts.ts';
import { listEvents } from '#db/queries/events.ts';
import { findStudy } from '#db/queries/studies.ts';
import { said } from '#app/core/shared/errors.ts';
import { problemText } from '#app/i18n/problems.ts';
import { createTestStudy, startApp, type TestApp } from '#test/e2e/support/app.ts';

const PASSWORD = 'correct horse battery';
let app: TestApp;
let slug: string;
let ada: { id: number; cookie: string };
beforeAll(async () => {
  app = await startApp();
  await createFirstAccount(app.db, { email: 'owner@example.org', name: 'Olga', password: PASSWORD });
  const row = { email: 'ada@example.org', name: 'Ada', role: 'analyst' as const };
  const { id } = await insertAccount(app.db, { ...row, password_hash: await hashPassword(PASSWORD) });
  ada = { id, cookie: (await startSession(app.db, id, { secure: false })).split(';', 1)[0]! };
  const texts = [{ prompt: 'Describe a lamp.', outputs: { base: 'A lamp.', other: 'A bright lamp.' } }];
  ({ slug } = await createTestStudy(app, texts));
});
afterAll(() => app.close());

const post = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
  fetch(app.url + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers });

/** Makes a token on the page of the account, as a browser does, and reads what is shown once. */
async function makeToken(name: string): Promise<string> {
  const page = await post('/account', { action: 'token', name, days: '30' }, { cookie: ada.cookie });
  const html = await page.text();
  const [token] = /evh_[A-Za-z0-9_-]{43}/.exec(html) ?? [];
  expect(page.status).toBe(200);
  // Neither is it in another answer.
  const again = await fetch(`${app.url}/account`, { headers: { cookie: ada.cookie } });
  expect(await again.text()).not.toContain(token);
  return token!;
}

describe('a token', () => {
  it('reads what can be downloaded, and the record names it', async () => {
    const headers = { authorization: `Bearer ${await makeToken('nightly report')}` };
    const items = await fetch(`${app.url}/studies/${slug}/export/items.csv`, { headers });
    expect([items.status, await items.text()]).toEqual([200, expect.stringContaining('Describe a lamp.')]);
    const verdict = await fetch(`${app.url}/studies/${slug}/verdict.json`, { headers });
    expect(await verdict.json()).toMatchObject({ study: slug });
    expect((await fetch(`${app.url}/studies/${slug}/generation.csv`, { headers })).status).toBe(200);
    const { id } = (await findStudy(app.db, slug))!;
    const taken = (await listEvents(app.db, id)).filter(({ kind }) => kind === 'downloaded');
    expect(taken.map(({ actor, detail }) => [actor, detail?.files])).toEqual([
      ['ada@example.org · nightly report', 'items.csv'],
      ['ada@example.org · nightly report', 'verdict.json'],
      ['ada@example.org · nightly report', 'generation.csv'],
    ]);
  });

  it('opens no page, changes nothing, and reads no links with the role of an analyst', async () => {
    const headers = { authorization: `Bearer ${await makeToken('other')}` };
    for (const path of ['/studies', `/studies/${slug}`, `/studies/${slug}/report`, '/account', '/people']) {
      const page = await fetch(app.url + path, { redirect: 'manual', headers });
      expect([path, page.status, page.headers.get('location')]).toEqual([
        path,
        302,
        expect.stringMatching(/^\/sign-in/),
      ]);
    }
    for (const path of [`/studies/${slug}`, '/account', '/people', `/studies/${slug}/outputs`]) {
      expect([path, (await post(path, { action: 'close' }, headers)).status]).toEqual([path, 401]);
    }
    const panel = await fetch(`${app.url}/studies/${slug}/panel.csv`, { headers });
    expect([panel.status, await panel.json()]).toEqual([
      403,
      {
        error: expect.objectContaining({ code: 'forbidden', message: problemText('en', said('reads-only')) }),
      },
    ]);
  });

  it('is refused in words where it does not hold, and a wrong one beside a session as well', async () => {
    const path = `${app.url}/studies/${slug}/export/items.csv`;
    for (const token of ['evh_', `evh_${'A'.repeat(43)}`, 'something']) {
      const headers = { authorization: `Bearer ${token}`, cookie: ada.cookie, 'accept-language': 'zh' };
      const answer = await fetch(path, { headers });
      const { error } = (await answer.json()) as { error: { code: string; message: string } };
      expect([answer.status, error]).toEqual([
        401,
        expect.objectContaining({ code: 'not_authenticated', message: expect.stringContaining('令牌无效') }),
      ]);
    }
  });

  it('ends with the account', async () => {
    const headers = { authorization: `Bearer ${await makeToken('third')}` };
    const path = `${app.url}/studies/${slug}/export/items.csv`;
    expect((await fetch(path, { headers })).status).toBe(200);
    await deactivateAccount(app.db, ada.id);
    expect((await fetch(path, { headers })).status).toBe(401);
    const page = await fetch(`${app.url}/studies`, { redirect: 'manual', headers: { cookie: ada.cookie } });
    expect(page.headers.get('location')).toBe('/sign-in');
  });
});
