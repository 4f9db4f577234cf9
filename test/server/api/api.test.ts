import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '#app/auth/personalToken.server.ts';
import { startSession } from '#app/auth/session.server.ts';
import { hashPassword } from '#app/auth/password.server.ts';
import { OPERATIONS, type OperationId } from '#app/core/api/operations.ts';
import type { Role } from '#app/core/people/roles.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { addLead } from '#app/services/studies/studyLeads.ts';
import { insertAccount } from '#db/queries/accounts.ts';
import { listEvents } from '#db/queries/events.ts';
import { findStudy } from '#db/queries/studies.ts';
import { startApp, type TestApp } from '#test/e2e/support/app.ts';
import { closedStudy } from '#test/services/records/decidable.ts';
import { configurationOf, itemsOf, writeOutputs } from '#test/services/studies/sampleStudy.ts';
import document from '../../../docs/openapi.json' with { type: 'json' };

let app: TestApp;
let closed: string;
const tokens: Record<string, string> = {};
const accounts: Record<string, number> = {};

beforeAll(async () => {
  app = await startApp();
  closed = await closedStudy(app.db);
  const people: [string, Role, 'read' | 'change'][] = [
    ['owner', 'owner', 'change'],
    ['lead', 'lead', 'change'],
    ['reader', 'lead', 'read'],
    ['analyst', 'analyst', 'change'],
  ];
  for (const [name, role, scope] of people) {
    const row = {
      email: `${name}@example.org`,
      name,
      password_hash: await hashPassword('ten characters'),
      role,
    };
    accounts[name] = (await insertAccount(app.db, row)).id;
    tokens[name] = (await makeToken(app.db, accounts[name], { name: 'nightly', days: '7', scope })).token;
  }
}, 120_000);
afterAll(() => app.close());

/** What the document says of each answer, as a check. */
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'document');
function answerCheck(id: OperationId, status: number): ValidateFunction {
  const { method, path } = OPERATIONS[id];
  const type = status < 400 ? 'application~1json' : 'application~1problem+json';
  const place = path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
  const ref = `document#/paths/${place}/${method.toLowerCase()}/responses/${status}/content/${type}/schema`;
  return ajv.compile({ $ref: ref });
}

interface Asking {
  readonly as?: string | null;
  readonly params?: Record<string, string>;
  readonly search?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Asks the API, and holds the answer against the document. */
async function ask(id: OperationId, asking: Asking = {}) {
  const { as = 'lead', params = {}, search = '', body, headers = {} } = asking;
  const { method, path } = OPERATIONS[id];
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? closed);
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${app.url}/api/v1${address}${search}`, {
    method,
    headers: {
      ...(as !== null && { authorization: `Bearer ${tokens[as]}` }),
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(text !== undefined && { body: text }),
  });
  const { status } = response;
  const said = await response.text();
  const told =
    said === '' ? null : (JSON.parse(said) as Record<string, unknown> & { data: Record<string, unknown>[] });
  if (status !== 304) {
    const check = answerCheck(id, status);
    expect(check(told), `${id} ${status}: ${JSON.stringify(check.errors)} ${said.slice(0, 600)}`).toBe(true);
  }
  return { status, told: told!, headers: response.headers };
}

const slugNamed = (name: string) => ({ params: { slug: name } });
const file = (name: string, more: object = {}) => ({
  ...configurationOf(),
  name,
  items: itemsOf(4),
  ...more,
});

describe('reading', () => {
  it('lists studies page by page, each once, whatever is created meanwhile', async () => {
    for (let k = 0; k < 5; k++) {
      await createStudy(app.db, {
        configuration: { ...configurationOf(), name: `Listed ${k}` },
        items: itemsOf(2),
      });
    }
    const seen: string[] = [];
    let search = '?search=listed&limit=2';
    for (let page = 0; page < 5; page++) {
      const { status, told } = await ask('listStudies', { search });
      expect(status).toBe(200);
      seen.push(...told.data.map(({ slug }) => String(slug)));
      if (page === 0) {
        await createStudy(app.db, {
          configuration: { ...configurationOf(), name: 'Listed late' },
          items: itemsOf(2),
        });
      }
      if (told.next === null) break;
      search = `?search=listed&limit=2&cursor=${String(told.next)}`;
    }
    expect(seen).toEqual(['listed-4', 'listed-3', 'listed-2', 'listed-1', 'listed-0']);
    const { told } = await ask('listStudies', { search: '?state=closed' });
    expect(told.data).toMatchObject([{ slug: closed, state: 'closed' }]);
  });

  it('tells where a study stands, and answers 304 to who knows it', async () => {
    const { told, headers } = await ask('readStudy');
    expect(told).toMatchObject({ slug: closed, state: 'closed', mayChange: false, preparation: null });
    const known = { 'if-none-match': headers.get('etag')! };
    expect((await ask('readVerdict', { headers: known })).status).toBe(200);
    const { headers: ofVerdict } = await ask('readVerdict');
    const again = await ask('readVerdict', {
      headers: { 'if-none-match': `"x", W/${ofVerdict.get('etag')}` },
    });
    expect([again.status, again.told]).toEqual([304, null]);
  });

  it('gives all rows of a table over its pages, as the export has them', async () => {
    for (const [id, name, rest] of [
      ['listItems', 'items', ''],
      ['listOutputs', 'outputs', ''],
      ['listJudgments', 'ratings', '&table=ratings'],
      ['listJudgments', 'preferences', '&table=preferences'],
      ['listJudgments', 'judgments', ''],
    ] as const) {
      const rows: unknown[] = [];
      for (let cursor: string | null = '0', pages = 0; cursor !== null; pages++) {
        const { status, told } = await ask(id, { search: `?limit=7&cursor=${cursor}${rest}` });
        expect([status, pages < 5]).toEqual([200, true]);
        rows.push(...told.data);
        cursor = told.next as string | null;
      }
      const address = `${app.url}/studies/${closed}/export/${name}.csv?format=jsonl`;
      const exported = await fetch(address, { headers: { authorization: `Bearer ${tokens.lead}` } });
      const lines = (await exported.text()).trim().split('\n');
      expect(rows, name).toEqual(lines.map((line) => JSON.parse(line) as unknown));
      expect(rows.length).toBeGreaterThan(5);
    }
    const { id } = (await findStudy(app.db, closed))!;
    const taken = (await listEvents(app.db, id)).filter(({ kind }) => kind === 'downloaded');
    expect(taken.map(({ detail }) => detail?.files)).toContain('ratings.jsonl');
  });

  it('gives verdict, records and plan', async () => {
    const verdict = await ask('readVerdict');
    expect(verdict.told).toMatchObject({
      ...{ study: closed, state: 'closed', estimates: 'shown' },
      candidates: [{ system: 'tiny', decision: 'ship' }],
    });
    expect((await ask('listRecords')).told).toEqual({ data: [] });
    expect((await ask('readRecord', { params: { number: '1' } })).told).toMatchObject({
      status: 404,
      reason: 'no-record',
    });
    const plan = await ask('planOfStudy', { search: '?items=40&raters=10' });
    expect(plan.told).toMatchObject({ asked: { items: 40, raters: 10 }, refused: null });
    const own = await ask('plan', {
      body: { configuration: { ...configurationOf(), name: 'Planned' }, power: 0.5 },
    });
    expect([own.status, own.told.power]).toEqual([200, 0.5]);
  }, 60_000);

  it('is open to a session, but changes are not', async () => {
    const cookie = (await startSession(app.db, accounts.owner!, { secure: false })).split(';', 1)[0]!;
    expect((await ask('readStudy', { as: null, headers: { cookie } })).told).toMatchObject({
      mayChange: true,
    });
    const refused = await ask('closeStudy', { as: null, headers: { cookie } });
    expect(refused.told).toMatchObject({ status: 401, reason: 'token-needed' });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('changing', () => {
  it('takes a study from its file to its close', async () => {
    const made = await ask('createStudy', { body: file('By program') });
    expect([made.status, made.headers.get('location')]).toEqual([201, '/api/v1/studies/by-program']);
    const params = { slug: 'by-program' };
    const setup = await ask('readSetup', { params });
    const version = setup.headers.get('etag')!;
    expect(version).toBe(`"${String(made.told.version)}"`);
    // What is read is what may be sent.
    const same = await ask('applySetup', { params, body: setup.told });
    expect([same.status, same.told.outcome]).toEqual([200, 'unchanged']);
    const changed = { ...setup.told, question: 'Is it as good?' };
    const stale = await ask('applySetup', { params, body: changed, headers: { 'if-match': '"0"' } });
    expect(stale.told).toMatchObject({ status: 412, reason: 'set-up-precondition' });
    const checked = await ask('applySetup', { params, body: changed, search: '?check=true' });
    expect(checked.told).toMatchObject({ outcome: 'changed', state: null });
    const applied = await ask('applySetup', { params, body: changed, headers: { 'if-match': version } });
    expect(applied.told).toMatchObject({ outcome: 'changed', state: 'draft' });
    expect(applied.told.differences).toMatchObject({ settings: [{ path: 'question' }] });
    expect((await ask('readStudy', { params })).told.question).toBe('Is it as good?');
    const onlyNew = await ask('applySetup', { params, body: changed, headers: { 'if-none-match': '*' } });
    expect(onlyNew.status).toBe(412);

    expect((await ask('openStudy', { params })).told).toMatchObject({ status: 409 });
    await writeOutputs(app.db, (await findStudy(app.db, 'by-program'))!.id);
    const unread = await ask('openStudy', { params, body: { seen: 'another' } });
    expect(unread.told).toMatchObject({ status: 409 });
    expect((await ask('openStudy', { params })).told).toEqual({ slug: 'by-program', state: 'open' });
    expect((await ask('listJudgments', { params })).told).toMatchObject({
      status: 409,
      reason: 'file-while-open',
    });
    // It runs, and that is no verdict.
    expect((await ask('readVerdict', { params })).told).toMatchObject({
      ...{ state: 'open', estimates: 'withheld', candidates: [] },
      readings: { submitted: 0 },
    });
    expect((await ask('pauseStudy', { params })).told.state).toBe('paused');
    expect((await ask('resumeStudy', { params })).told.state).toBe('open');
    expect((await ask('extendStudy', { params })).told).toMatchObject({
      status: 409,
      reason: 'no-extension',
    });
    expect((await ask('lookStudy', { params })).status).toBe(409);
    expect((await ask('stopStudy', { params })).status).toBe(409);
    expect((await ask('closeStudy', { params })).told.state).toBe('closed');
    expect((await ask('withdrawStudy', { params })).status).toBe(409);
    const events = await listEvents(app.db, (await findStudy(app.db, 'by-program'))!.id);
    expect(events[0]).toMatchObject({ kind: 'study-created', actor: 'lead@example.org · nightly' });
  });

  it('creates by an address, and has it prepared', async () => {
    const params = { slug: 'put-there' };
    const other = await ask('applySetup', { params, body: file('x', { slug: 'elsewhere' }) });
    expect(other.told).toMatchObject({ status: 400, problems: [{ path: 'slug', reason: 'another-study' }] });
    const { status, told } = await ask('applySetup', {
      params,
      body: file('Put there'),
      headers: { 'if-none-match': '*' },
    });
    expect([status, told.outcome]).toEqual([201, 'created']);
    await writeOutputs(app.db, (await findStudy(app.db, 'put-there'))!.id);
    const begun = await ask('prepareStudy', { params });
    expect(begun.status).toBe(202);
    expect((await ask('readStudy', { params })).told.preparation).toMatchObject({ state: 'queued' });
  });

  it('takes YAML, and tells each fault of a file by its place', async () => {
    const yaml = 'name: Yaml\nsystems:\n  - { name: a, role: baseline, provider: { kind: import } }\n';
    const headers = { 'content-type': 'application/yaml' };
    const refused = await ask('createStudy', { body: yaml, headers });
    expect(refused.told).toMatchObject({ status: 400, reason: 'study-file-refused' });
    expect((refused.told.problems as { path: string }[]).length).toBeGreaterThan(1);
    const named = await ask('createStudy', { body: file('x', { items: 'items.csv' }) });
    expect(JSON.stringify(named.told.problems)).toContain('file-not-sent');
    expect(
      (await ask('createStudy', { body: 'a=b', headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(415);
    expect(await findStudy(app.db, 'x')).toBeUndefined();
  });

  it('takes outputs, scores and controls: all or nothing, each fault by its line', async () => {
    const measure = { name: 'COMET', direction: 'higher' };
    await ask('createStudy', { body: file('Sent tables', { customMeasures: [measure] }) });
    const params = { slug: 'sent-tables' };
    const outputs = ['base', 'tiny'].flatMap((system, s) =>
      itemsOf(4).map(({ item }, i) => ({ item, system, output: `Writer ${s} says: lamp ${i} is red.` })),
    );
    const faulty = [...outputs, { item: 'nowhere', system: 'tiny', output: 'x' }];
    const refused = await ask('importOutputs', { params, body: faulty });
    expect(refused.told).toMatchObject({ status: 400, reason: 'import-refused' });
    expect(refused.told.problems).toMatchObject([{ path: 'line 9, field item', reason: 'item-unknown' }]);
    expect((await ask('listOutputs', { params })).told.data).toEqual([]);
    const checked = await ask('importOutputs', { params, body: outputs, search: '?check=true' });
    expect(checked.told).toMatchObject({ imported: 8, missing: 0 });
    const key = { 'idempotency-key': 'outputs-1' };
    const first = await ask('importOutputs', { params, body: outputs, headers: key });
    expect(first.told).toMatchObject({ imported: 8, unchanged: 0, missing: 0, read: null });
    const again = await ask('importOutputs', { params, body: outputs, headers: key });
    expect([again.told, again.headers.get('idempotency-replayed')]).toEqual([first.told, 'true']);
    const other = [{ item: 'item-0', Antwort: 'Another.' }];
    const columns = encodeURIComponent(
      JSON.stringify([
        { field: 'item', column: 'item' },
        { field: 'output', column: 'Antwort' },
      ]),
    );
    const own = await ask('importOutputs', {
      params,
      body: other,
      search: `?system=tiny&columns=${columns}`,
    });
    expect(own.told).toMatchObject({ status: 400, problems: [{ reason: 'other-output-there' }] });
    const replaced = `?system=tiny&replace=true&columns=${columns}`;
    expect((await ask('importOutputs', { params, body: other, search: replaced })).told.imported).toBe(1);
    const unread = await ask('importOutputs', { params, body: other, search: '?columns=item' });
    expect(unread.told).toMatchObject({ reason: 'query-unlike-asked', problems: [{ path: 'columns' }] });

    const csv = { 'content-type': 'text/csv' };
    const scores = 'item,system,score\nitem-0,base,0.8\nitem-0,tiny,0.7\n';
    const scored = await ask('importScores', {
      params,
      search: '?measure=COMET',
      body: scores,
      headers: csv,
    });
    expect(scored.told).toMatchObject({
      imported: 2,
      missing: [{ system: 'base', outputs: 3 }, { system: 'tiny' }],
    });
    expect((await ask('importScores', { params, body: scores, headers: csv })).told).toMatchObject({
      reason: 'query-unlike-asked',
    });
    const none = await ask('importScores', { params, search: '?measure=BLEURT', body: scores, headers: csv });
    expect(none.told).toMatchObject({ status: 404, reason: 'no-custom-measure' });

    const controls = [{ item: 'item-1', criterion: 'fluency', dose: 'gross', text: 'lamp says red is One.' }];
    const given = await ask('importControls', { params, body: controls });
    expect(given.told).toMatchObject({
      imported: 1,
      counts: [{ criterion: 'fluency', dose: 'gross', count: 1 }],
    });
    const bad = await ask('importControls', { params, body: [{ ...controls[0], criterion: 'charm' }] });
    expect(bad.told).toMatchObject({ status: 400, reason: 'controls-refused' });
    const all = await listEvents(app.db, (await findStudy(app.db, 'sent-tables'))!.id);
    const events = all.filter(({ kind }) => kind !== 'downloaded');
    expect(events.map(({ kind }) => kind)).toEqual([
      ...['study-created', 'outputs-imported', 'outputs-imported', 'outputs-imported'],
      ...['scores-imported', 'controls-imported'],
    ]);
    expect(events[1]!.actor).toBe('lead@example.org · nightly');
  });

  it('makes links that raters join by, tells their addresses once, and withdraws them', async () => {
    await ask('createStudy', { body: file('Linked') });
    const params = { slug: 'linked' };
    const asked = { label: 'Lab', group: 'experts', mostRaters: 5, expiresAt: '2030-01-01T00:00:00.000Z' };
    const made = await ask('createLink', { params, body: asked });
    expect([made.status, made.told.label]).toEqual([201, 'Lab']);
    expect(String(made.told.address)).toMatch(/^http.*\/r\/[\w-]{32}$/);
    const listed = await ask('listLinks', { params });
    const { label, group, mostRaters, expiresAt } = asked;
    expect(listed.told.data).toMatchObject([
      { id: made.told.id, label, group, mostRaters, expiresAt, joined: 0, withdrawnAt: null },
    ]);
    expect(JSON.stringify(listed.told)).not.toContain(String(made.told.address).split('/r/')[1]);
    const refused = await ask('createLink', { params, body: { label: ' ', mostRaters: 5 } });
    expect(refused.told).toMatchObject({ status: 400, problems: [{ path: 'label' }] });
    const typo = await ask('createLink', { params, body: { label: 'x', mostRater: 5 } });
    expect(typo.told).toMatchObject({ status: 400, reason: 'body-unlike-asked' });
    const link = { params: { ...params, link: String(made.told.id) } };
    expect((await ask('withdrawLink', link)).told).toEqual({ id: made.told.id });
    expect((await ask('withdrawLink', link)).told).toMatchObject({ status: 404, reason: 'no-such-link' });
    expect((await ask('listLinks', { params })).told.data[0]!.withdrawnAt).toEqual(expect.any(String));
  });

  it('adds webhooks, tells their secrets once, tests and removes them', async () => {
    await ask('createStudy', { body: file('Hooked') });
    const params = { slug: 'hooked' };
    const asked = { url: 'https://hooks.example.org/evenhand', events: ['study.closed'] };
    const made = await ask('createWebhook', { params, body: asked });
    expect([made.status, made.told.secret]).toEqual([201, expect.stringMatching(/^whsec_/)]);
    const hook = { params: { ...params, webhook: String(made.told.id) } };
    const sent = await ask('testWebhook', hook);
    expect(sent.status).toBe(202);
    const listed = await ask('listWebhooks', { params });
    expect(listed.told).toMatchObject({
      data: [{ id: made.told.id, ...asked, by: 'lead@example.org · nightly' }],
      deliveries: [{ id: sent.told.delivery, event: 'study.test', state: 'waiting', why: null }],
    });
    expect(JSON.stringify(listed.told)).not.toContain('whsec_');
    const refused = await ask('createWebhook', {
      params,
      body: { url: 'http://10.0.0.1/', events: ['study.closed'] },
    });
    expect(refused.told).toMatchObject({ status: 400, problems: [{ path: 'url' }] });
    // Who reads studies does not read where their messages go.
    expect((await ask('listWebhooks', { params, as: 'reader' })).status).toBe(403);
    expect((await ask('removeWebhook', hook)).told).toEqual({ id: made.told.id });
    expect((await ask('removeWebhook', hook)).told).toMatchObject({ status: 404, reason: 'no-such-webhook' });
    expect((await ask('testWebhook', hook)).status).toBe(404);
  });

  it('does a request with a key once', async () => {
    const key = { 'idempotency-key': 'release-42' };
    const first = await ask('createStudy', { body: file('Once'), headers: key });
    const again = await ask('createStudy', { body: file('Once'), headers: key });
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([
      201,
      201,
      'true',
    ]);
    expect(again.told).toEqual(first.told);
    expect(await findStudy(app.db, 'once-2')).toBeUndefined();
    const reused = await ask('createStudy', { body: file('Twice'), headers: key });
    expect(reused.told).toMatchObject({ status: 400, reason: 'idempotency-key-reused' });
    // It is its sender's own.
    const others = await ask('createStudy', { as: 'owner', body: file('Other'), headers: key });
    expect(others.status).toBe(201);
    const refused = { 'idempotency-key': 'refused-1' };
    const no = await ask('openStudy', { ...slugNamed('once'), headers: refused });
    await writeOutputs(app.db, (await findStudy(app.db, 'once'))!.id);
    const still = await ask('openStudy', { ...slugNamed('once'), headers: refused });
    expect([no.status, still.status, still.told]).toEqual([409, 409, no.told]);
    expect(
      (await ask('openStudy', { ...slugNamed('once'), headers: { 'idempotency-key': 'ö' } })).status,
    ).toBe(400);
  });

  it('is refused to tokens that only read, and to accounts that may not', async () => {
    await addLead(app.db, closed, accounts.reader!);
    const reader = await ask('closeStudy', { as: 'reader' });
    expect(reader.told).toMatchObject({ status: 403, reason: 'token-reads-only' });
    expect((await ask('closeStudy', { as: 'lead' })).told).toMatchObject({
      status: 403,
      reason: 'not-your-study',
    });
    const analyst = await ask('createStudy', { as: 'analyst', body: file('No') });
    expect(analyst.told).toMatchObject({ status: 403, reason: 'reads-only' });
    const taken = await ask('applySetup', { body: file('No'), params: { slug: closed } });
    expect(taken.told).toMatchObject({ status: 403, reason: 'not-your-study' });
    expect((await ask('readStudy', { as: null })).told).toMatchObject({
      status: 401,
      code: 'not_authenticated',
    });
  });
});

describe('what is wrong', () => {
  it('is told with its reason, in the language of who asks', async () => {
    const { told } = await ask('readStudy', {
      ...slugNamed('nowhere'),
      headers: { 'accept-language': 'zh' },
    });
    expect(told).toMatchObject({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'not_found',
      reason: 'no-study',
      params: { slug: 'nowhere' },
      problems: [],
    });
    expect(told.detail).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=x', 'limit'],
    ['?limits=5', ''],
    ['?state=shut', 'state'],
    ['?cursor=zzz', 'cursor'],
  ])('%s of an address', async (search, path) => {
    const { told } = await ask('listStudies', { search });
    expect(told).toMatchObject({ status: 400, reason: 'query-unlike-asked' });
    expect((told.problems as { path: string }[])[0]!.path).toBe(path);
  });

  it('is a method or an address that the API has not', async () => {
    const headers = { authorization: `Bearer ${tokens.lead}` };
    const method = await fetch(`${app.url}/api/v1/studies`, { method: 'DELETE', headers });
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, PUT']);
    expect(await method.json()).toMatchObject({ reason: 'method-not-here' });
    const put = await fetch(`${app.url}/api/v1/studies`, { method: 'PUT', headers });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    const address = await fetch(`${app.url}/api/v1/nothing/here`, { headers });
    expect([address.status, address.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    // What is refused before it is looked at is told in the same way.
    const elsewhere = await fetch(`${app.url}/api/v1/studies`, {
      method: 'POST',
      headers: { ...headers, origin: 'http://evil.invalid' },
    });
    expect([elsewhere.status, await elsewhere.json()]).toEqual([
      403,
      expect.objectContaining({ reason: 'other-origin', status: 403 }),
    ]);
  });

  it('is asking too often, for a while', async () => {
    const row = { email: 'busy@example.org', name: 'Busy', password_hash: 'x', role: 'lead' as const };
    const { id } = await insertAccount(app.db, row);
    tokens.busy = (await makeToken(app.db, id, { name: 'loop', days: '7', scope: 'change' })).token;
    expect((await ask('pauseStudy', { as: 'busy' })).status).toBe(403);
    const body = { configuration: {} };
    await ask('plan', { as: 'busy', body });
    await app.db.updateTable('sign_in_attempts').set({ attempts: 900 }).where('attempts', '=', 1).execute();
    const { told, headers } = await ask('plan', { as: 'busy', body });
    expect(told).toMatchObject({ status: 429, reason: 'too-many-requests' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(60);
  });
});

describe('the document', () => {
  it('is served, and to anybody', async () => {
    const response = await fetch(`${app.url}/api/v1/openapi.json`);
    expect(await response.json()).toEqual(document);
  });
});
