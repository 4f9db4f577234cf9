import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeShareLink, revokeShareLink, shareLinksOf } from '#app/auth/shareLink.server.ts';
import { createLog } from '#app/log/log.ts';
import { listEvents } from '#db/queries/events.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { startApp, type TestApp } from '#test/e2e/support/app.ts';
import { closedStudy } from '#test/services/records/decidable.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';

const LEAD = { actor: 'lead@example.org' };
let app: TestApp;
let slug: string;
/** What the server logged. */
const lines: string[] = [];
/** What an outsider must not read. */
let hidden: string[];

beforeAll(async () => {
  const log = createLog({ level: 'debug', write: (line) => lines.push(line) });
  app = await startApp(undefined, { log });
  slug = await closedStudy(app.db);
  // Names that stand nowhere else.
  const raters = await app.db.selectFrom('raters').select('id').orderBy('id').execute();
  for (const { id } of raters) {
    await app.db
      .updateTable('raters')
      .set({ name: `Zebulon Quill ${id}` })
      .where('id', '=', id)
      .execute();
  }
  const texts = await app.db.selectFrom('outputs').select('text').execute();
  hidden = ['Zebulon', 'Quill', ...texts.map(({ text }) => text), 'Product: Lamp'];
}, 120_000);
afterAll(() => app.close());

const make = async (input: object = {}, now?: Date) =>
  await makeShareLink(
    app.db,
    slug,
    { label: 'Board', days: '30', ...input },
    { ...LEAD, ...(now && { now }) },
  );
const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(app.url + path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('a link to a report', () => {
  it('shows the verdict to whoever has it, and nobody’s name, no text, no other place', async () => {
    const { secret } = await make();
    const { status, headers, text } = await read(`/shared/${secret}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(text).toContain('Two blurb writers');
    expect(text).toMatch(/Ship tiny/);
    expect(text).toContain('<style>');
    for (const secretText of hidden) expect(text).not.toContain(secretText);
    // Nothing is asked of another place: it is whole as a file.
    expect(text).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!["']?(data:|#))|\ssrc=/);
    expect(text).not.toMatch(/href="(?!#)/);
    const chinese = await read(`/shared/${secret}`, { cookie: 'evenhand-locale=zh' });
    expect(chinese.text).toMatch(/lang="zh[^"]*"/);
    expect(chinese.text).toContain('可以上线');
  });

  it('has a badge', async () => {
    const { secret } = await make();
    const { status, headers, text } = await read(`/shared/${secret}/badge.svg`);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(text).toContain('aria-label="tiny: Ship"');
    expect(headers.get('x-robots-tag')).toContain('noindex');
  });

  it('says no verdict on a study that still runs', async () => {
    const { study } = await openSample(app.db, { items: 2 });
    const { secret } = await makeShareLink(app.db, study.slug, { label: 'Board', days: '7' }, LEAD);
    const badge = await read(`/shared/${secret}/badge.svg`);
    expect(badge.text).toMatch(/aria-label="[^":]+: Open/);
    expect(badge.text).not.toContain('Hold');
    expect((await read(`/shared/${secret}`)).text).toContain('Estimates stay hidden');
  });

  it('is in no line of the log', async () => {
    const { secret } = await make({ label: 'Logged' });
    const before = lines.length;
    for (const path of [`/shared/${secret}`, `/shared/${secret}/badge.svg`, `/shared/${secret}/nothing`]) {
      await read(path);
    }
    await vi.waitFor(() => expect(lines.length - before).toBeGreaterThanOrEqual(3));
    expect(lines.join('')).toContain('/shared/…');
    expect(lines.join('')).not.toContain(secret);
  });

  it('ends by its time and when it is withdrawn, and says so on a page', async () => {
    const old = await make({ label: 'Old', days: '7' }, new Date(Date.now() - 8 * 24 * 3600 * 1000));
    expect((await read(`/shared/${old.secret}`)).status).toBe(410);
    const { secret } = await make({ label: 'Gone' });
    const link = (await shareLinksOf(app.db, slug)).find(({ label }) => label === 'Gone')!;
    expect(link).toMatchObject({ state: 'open', by: LEAD.actor });
    await revokeShareLink(app.db, slug, link.id, LEAD);
    const { status, text } = await read(`/shared/${secret}`);
    expect([status, text.includes('This link has ended')]).toEqual([410, true]);
    expect((await read(`/shared/${secret}/badge.svg`)).status).toBe(410);
    await expect(revokeShareLink(app.db, slug, link.id, LEAD)).rejects.toMatchObject({ code: 'not_found' });
    expect((await read(`/shared/${'x'.repeat(43)}`)).status).toBe(404);
    expect((await read('/shared/short')).status).toBe(404);
    const states = (await shareLinksOf(app.db, slug)).map(({ label, state }) => `${label} ${state}`);
    expect(states).toEqual(expect.arrayContaining(['Old expired', 'Gone revoked', 'Board open']));
  });

  it('is kept as a hash, and named by the record', async () => {
    const { secret } = await make({ label: 'Record' });
    const rows = await app.db.selectFrom('share_links').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    const { id } = await requireStudy(app.db, slug);
    const events = (await listEvents(app.db, id)).filter(({ kind }) => kind.startsWith('share-'));
    expect(events.at(-1)).toMatchObject({ kind: 'share-created', detail: { label: 'Record', days: 30 } });
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it.each([{ label: ' ' }, { days: '3' }, { label: 'x'.repeat(81) }])('is refused with %j', async (input) => {
    await expect(make(input)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
