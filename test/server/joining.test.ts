import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RaterState } from '#app/services/rating/raterState.ts';
import type { RunningServer } from '#app/server/start.ts';
import { createInvitation, type NewInvitation } from '#app/services/studies/createInvitation.ts';
import { changeLinkLimits } from '#app/services/studies/changeLinkLimits.ts';
import { revokeInvitation } from '#app/services/studies/revokeInvitation.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import type { Database } from '#db/database.ts';
import { builtServer } from '#scripts/testing/program.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';

// Whoever holds an open link, from outside: over HTTP, with the cookies that a browser keeps and without them.

const ELIGIBILITY = [
  {
    key: 'reads',
    question: { en: 'Do you read English?', zh: '您读英语吗？' },
    options: [
      { key: 'yes', label: { en: 'Yes', zh: '是' }, eligible: true },
      { key: 'no', label: { en: 'No', zh: '否' }, eligible: false },
    ],
  },
];

describeOnEachDatabase('joining by a link', (open) => {
  let db: Database;
  let server: RunningServer;
  let folder: string;
  let slug: string;
  beforeEach(async () => {
    db = await open();
    folder = await mkdtemp(path.join(tmpdir(), 'evenhand-joining-'));
    const { createJobQueue, startServer } = await builtServer();
    const jobs = createJobQueue(db, [], { ownsDatabase: true });
    server = await startServer({ db, jobs, host: '127.0.0.1', port: 0, dataFolder: folder });
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const study = async (protocol = {}) => {
    ({
      study: { slug },
    } = await openSample(db, { protocol }));
  };
  const linkOf = async (options: Partial<NewInvitation> = {}) => {
    const { id, token } = await createInvitation(db, { slug, label: 'open', ...options });
    return { id, path: `/r/${token}` };
  };

  /** A browser: what it keeps, and how it asks. */
  const browser = () => {
    const kept = new Map<string, { value: string; path: string }>();
    const ask = async (where: string, init: RequestInit = {}) => {
      const cookie = [...kept]
        .filter(([key, { path }]) => where.startsWith(path) && key !== '')
        .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
        .join('; ');
      const response = await fetch(`${server.url}${where}`, {
        redirect: 'manual',
        ...init,
        headers: { cookie, origin: server.url, ...init.headers },
      });
      for (const header of response.headers.getSetCookie()) {
        const [, key, value, path] = /^([^=]+)=([^;]*); Path=([^;]+)/.exec(header)!;
        kept.set(`${key} ${path}`, { value: value!, path: path! });
      }
      return response;
    };
    const join = (link: string, eligibility: object = { reads: 'yes' }) =>
      ask(`${link}/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ consent: true, eligibility }),
      });
    const forget = (part: string) => {
      for (const key of kept.keys()) if (key.startsWith(part)) kept.delete(key);
    };
    return { ask, join, forget };
  };
  const joined = async () =>
    (await studyOverview(db, slug)).links.reduce((sum, link) => sum + link.joined, 0);

  it('takes no more from one network than the link allows, until the lead raises it', async () => {
    await study();
    const link = await linkOf({ mostPerAddress: 3 });
    const many = await Promise.all(Array.from({ length: 12 }, () => browser().join(link.path)));
    expect(many.map(({ status }) => status).sort()).toEqual([
      201,
      201,
      201,
      ...new Array<number>(9).fill(429),
    ]);
    const refused = (await many.find(({ status }) => status === 429)!.json()) as {
      error: { message: string };
    };
    expect(refused.error.message).toMatch(/your network/);
    expect(await joined()).toBe(3);
    const page = await browser().ask(`${link.path}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'consent=yes',
    });
    const told = await browser().ask(
      new URL(page.headers.get('location')!, server.url).href.slice(server.url.length),
    );
    expect(told.status).toBe(429);
    expect(await told.text()).toMatch(/joined from your network today/);
    await changeLinkLimits(db, slug, link.id, { mostRaters: 200, mostPerAddress: 4 });
    expect((await browser().join(link.path)).status).toBe(201);
  });

  it('keeps of an address a day what cannot be read back, and nothing longer', async () => {
    await study();
    const link = await linkOf();
    await browser().join(link.path);
    const [attempt] = await db.selectFrom('join_attempts').selectAll().execute();
    expect(attempt!.address_hash).toMatch(/^[0-9a-f]{64}$/);
    await db
      .updateTable('join_attempts')
      .set({ at: new Date(Date.now() - 25 * 3_600_000) })
      .execute();
    await browser().join(link.path);
    expect(await db.selectFrom('join_attempts').selectAll().execute()).toHaveLength(1);
  });

  it('takes no more than the link is for', async () => {
    await study();
    const link = await linkOf({ mostRaters: 2, mostPerAddress: 50 });
    const many = await Promise.all(Array.from({ length: 6 }, () => browser().join(link.path)));
    expect(many.map(({ status }) => status).sort()).toEqual([201, 201, 429, 429, 429, 429]);
    expect(await joined()).toBe(2);
  });

  it('knows a browser again that joins again, on this link and on others', async () => {
    await study();
    const [link, other] = [await linkOf(), await linkOf()];
    const own = browser();
    expect((await own.join(link.path)).status).toBe(201);
    const { task } = (await (await own.ask(`${link.path}/next`)).json()) as RaterState;
    expect((await own.join(link.path)).status).toBe(200);
    own.forget('evenhand-rater');
    expect((await own.join(link.path)).status).toBe(201);
    expect(((await (await own.ask(`${link.path}/next`)).json()) as RaterState).task!.id).toBe(task!.id);
    expect((await own.join(other.path)).status).toBe(409);
    const sent = await own.ask(`${other.path}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'consent=yes',
    });
    expect(sent.headers.get('location')).toMatch(/\?elsewhere$/);
    expect(await joined()).toBe(1);
  });

  it('tells a participant who takes part in another browser, and counts each try', async () => {
    await study();
    const link = await linkOf({ mostPerAddress: 3 });
    const own = browser();
    const by = (session: string) => `?PROLIFIC_PID=5f1&SESSION_ID=${session}`;
    const join = (visitor: typeof own, search: string) =>
      visitor.ask(`${link.path}/join${search}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'consent=yes',
      });
    expect((await join(own, by('9c'))).headers.get('location')).toMatch(/\/rate$/);
    expect((await join(browser(), by('9d'))).headers.get('location')).toMatch(/\?taken$/);
    const told = await (await browser().ask(`${link.path}?taken`)).text();
    expect(told).toContain('under your participant id');
    expect((await join(browser(), by('9e'))).headers.get('location')).toMatch(/\?taken$/);
    expect((await join(browser(), by('9f'))).headers.get('location')).toMatch(/\?full=address$/);
    expect(await joined()).toBe(1);
  });

  it('ends the part of those whose link is withdrawn, under another link too', async () => {
    await study();
    const [link, other] = [await linkOf(), await linkOf()];
    const own = browser();
    const secret = (await own.join(link.path)).headers.getSetCookie()[0]!.split(';')[0]!;
    expect((await own.ask(`${link.path}/next`)).status).toBe(200);
    // The secret is of this link and of no other.
    const moved = await fetch(`${server.url}${other.path}/next`, { headers: { cookie: secret } });
    expect(moved.status).toBe(401);
    await revokeInvitation(db, slug, link.id);
    const ended = await own.ask(`${link.path}/next`);
    expect(ended.status).toBe(410);
    expect(((await ended.json()) as { error: { message: string } }).error.message).toMatch(/is kept/);
    expect((await own.join(other.path)).status).toBe(410);
    expect((await browser().join(other.path)).status).toBe(201);
  });

  it('remembers whom a study does not look for', async () => {
    await study({ eligibility: ELIGIBILITY });
    const link = await linkOf();
    const own = browser();
    const declined = await own.join(link.path, { reads: 'no' });
    expect(declined.status).toBe(403);
    expect(await (await own.ask(link.path)).text()).toMatch(/which says nothing about you/);
    expect((await own.join(link.path)).status).toBe(403);
    expect(await joined()).toBe(0);
    // Somebody else is asked as ever, and a mark that was made up is none.
    expect((await browser().join(link.path)).status).toBe(201);
    const forged = await fetch(`${server.url}${link.path}`, { headers: { cookie: 'evenhand-declined=abc' } });
    expect(await forged.text()).not.toMatch(/which says nothing about you/);
  });

  it('counts those who try answers out', async () => {
    await study({ eligibility: ELIGIBILITY });
    const link = await linkOf({ mostPerAddress: 3 });
    const tries = [];
    for (let i = 0; i < 4; i++) tries.push((await browser().join(link.path, { reads: 'no' })).status);
    expect(tries).toEqual([403, 403, 403, 429]);
    // Questions left open are no try.
    expect((await browser().join(link.path, {})).status).toBe(400);
  });

  it('warns the lead of many at once and of who cannot have read', async () => {
    await study();
    const link = await linkOf({ mostPerAddress: 50 });
    const all = Array.from({ length: 10 }, () => browser());
    for (const one of all) await one.join(link.path);
    const fast = all[0]!;
    let { task } = (await (await fast.ask(`${link.path}/next`)).json()) as RaterState;
    for (let i = 0; i < 6 && task !== null; i++) {
      const answer =
        task.kind === 'likert'
          ? { ratings: Object.fromEntries(task.criteria.map(({ key }) => [key, 3])) }
          : { preference: 'tie' };
      const sent = await fast.ask(`${link.path}/judgments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ assignment: task.id, key: `key-0000000${i}`, activeMs: 0, ...answer }),
      });
      ({ task } = ((await sent.json()) as { state: RaterState }).state);
    }
    const { warnings } = await studyOverview(db, slug);
    expect(warnings).toContainEqual({ kind: 'join-burst', link: 'open', joins: 10, minutes: 10 });
    expect(warnings).toContainEqual({
      kind: 'impossible-pace',
      rater: expect.any(String) as string,
      tasks: 6,
      of: 6,
    });
  });
});
