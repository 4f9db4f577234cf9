import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteAccount } from '#app/auth/invitation.server.ts';
import { hashPassword } from '#app/auth/password.server.ts';
import { makeShareLink } from '#app/auth/shareLink.server.ts';
import { makePasswordReset } from '#app/auth/passwordReset.server.ts';
import { makeToken } from '#app/auth/personalToken.server.ts';
import { startSession } from '#app/auth/session.server.ts';
import type { Role } from '#app/core/people/roles.ts';
import { addLead } from '#app/services/studies/studyLeads.ts';
import { insertAccount } from '#db/queries/accounts.ts';
import { EXPORT_FILES } from '#app/core/reports/tables/tables.ts';
import { beginDraft } from '#app/services/drafts/keepDrafts.ts';
import { keepFiles } from '#app/services/imports/files/keptFiles.ts';
import { createPilot } from '#app/services/pilots/createPilot.ts';
import { openPilot } from '#app/services/pilots/openPilot.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { createReadyStudy } from '#test/e2e/lead/studies.ts';
import { createTestStudy, startApp, type TestApp } from '#test/e2e/support/app.ts';
import { routePaths } from './routePaths.ts';

/** Whom a request comes from; `other` leads another study, `lead` the one that is asked for. Tokens are of accounts. */
const IDENTITIES = [
  'nobody',
  'rater',
  'analyst',
  'other',
  'lead',
  'owner',
  'analystToken',
  'otherToken',
  'leadToken',
  'ownerToken',
  // Tokens that may change things.
  'analystWrites',
  'otherWrites',
  'leadWrites',
  'ownerWrites',
] as const;
type Identity = (typeof IDENTITIES)[number];

const DOWNLOADERS = IDENTITIES.filter((who) => who !== 'nobody' && who !== 'rater');

/** Who has a right; everybody else is refused. */
const RIGHTS = {
  anybody: IDENTITIES,
  rater: ['rater'],
  account: ['analyst', 'other', 'lead', 'owner'],
  creator: ['other', 'lead', 'owner'],
  study: ['lead', 'owner'],
  owner: ['owner'],
  download: DOWNLOADERS,
  leadDownload: ['lead', 'owner', 'leadToken', 'ownerToken', 'leadWrites', 'ownerWrites'],
  creatorByToken: ['otherWrites', 'leadWrites', 'ownerWrites'],
  studyByToken: ['leadWrites', 'ownerWrites'],
} as const satisfies Record<string, readonly Identity[]>;

/** What a route may be asked, and by whom; null where it has no such method. */
interface Route {
  readonly GET: keyof typeof RIGHTS | null;
  readonly POST: keyof typeof RIGHTS | null;
  /** Left out where there is none. */
  readonly PUT?: keyof typeof RIGHTS;
}

const READ: Route = { GET: 'download', POST: null };
const CHANGE: Route = { GET: null, POST: 'studyByToken' };

/** Every route that there is. A new one has to be entered here, with who may use it. */
const ROUTES: Readonly<Record<string, Route>> = {
  '/': { GET: 'account', POST: null },
  '/*': { GET: 'anybody', POST: 'anybody' },
  '/locale': { GET: 'anybody', POST: 'anybody' },
  '/study.schema.json': { GET: 'anybody', POST: null },
  '/public-key.pem': { GET: 'anybody', POST: null },
  '/shared/:secret': { GET: 'anybody', POST: null },
  '/shared/:secret/badge.svg': { GET: 'anybody', POST: null },
  '/setup': { GET: 'anybody', POST: 'anybody' },
  '/sign-in': { GET: 'anybody', POST: 'anybody' },
  '/sign-out': { GET: 'anybody', POST: 'anybody' },
  '/invited/:secret': { GET: 'anybody', POST: 'anybody' },
  '/reset/:secret': { GET: 'anybody', POST: 'anybody' },
  '/r/:token': { GET: 'anybody', POST: null },
  '/r/:token/join': { GET: null, POST: 'anybody' },
  '/r/:token/rate': { GET: 'rater', POST: null },
  '/r/:token/judgments': { GET: null, POST: 'rater' },
  '/r/:token/next': { GET: 'rater', POST: null },
  '/r/:token/last': { GET: 'rater', POST: null },
  '/r/:token/own': { GET: 'rater', POST: null },
  '/r/:token/own/:assignment': { GET: 'rater', POST: null },
  '/r/:token/skip': { GET: null, POST: 'rater' },
  '/r/:token/training': { GET: 'rater', POST: null },
  '/r/:token/training/answers': { GET: null, POST: 'rater' },
  '/r/:token/done': { GET: 'rater', POST: null },
  '/studies': { GET: 'account', POST: null },
  '/people': { GET: 'account', POST: 'owner' },
  '/account': { GET: 'account', POST: 'account' },
  '/new-study': { GET: 'creator', POST: 'creator' },
  '/drafts': { GET: 'creator', POST: 'creator' },
  '/drafts/:draft/:step?': { GET: 'creator', POST: 'creator' },
  '/drafts/:draft/changes': { GET: 'creator', POST: 'creator' },
  '/drafts/:draft/items-file': { GET: 'creator', POST: 'creator' },
  '/drafts/:draft/differences': { GET: 'creator', POST: null },
  '/drafts/:draft/outlook': { GET: 'creator', POST: null },
  '/drafts/:draft/pilots': { GET: 'creator', POST: null },
  '/drafts/:draft/preview': { GET: 'creator', POST: null },
  '/import': { GET: 'creator', POST: 'creator' },
  '/import/:upload': { GET: 'creator', POST: null },
  '/import/preview': { GET: null, POST: 'creator' },
  '/new-study/items': { GET: null, POST: 'creator' },
  '/new-study/samples/:file': { GET: 'creator', POST: null },
  '/new-study/model-folders': { GET: 'creator', POST: null },
  '/new-study/server-models': { GET: null, POST: 'creator' },
  '/new-study/try': { GET: null, POST: 'creator' },
  '/studies/:slug': { GET: 'account', POST: 'study' },
  '/studies/:slug/report': { GET: 'account', POST: null },
  '/studies/:slug/items': { GET: 'account', POST: null },
  '/studies/:slug/explore': { GET: 'account', POST: null },
  '/studies/:slug/progress': { GET: 'account', POST: null },
  '/studies/:slug/raters': { GET: 'account', POST: 'study' },
  '/studies/:slug/controls': { GET: 'account', POST: 'study' },
  '/studies/:slug/panel': { GET: 'account', POST: 'study' },
  '/studies/:slug/handout': { GET: 'study', POST: null },
  '/studies/:slug/record': { GET: 'account', POST: null },
  '/studies/:slug/share': { GET: 'study', POST: 'study' },
  '/studies/:slug/webhooks': { GET: 'study', POST: 'study' },
  '/webhooks': { GET: 'owner', POST: 'owner' },
  '/studies/:slug/report.html': { GET: 'download', POST: null },
  '/studies/:slug/paper.zip': { GET: 'download', POST: null },
  '/studies/:slug/decision': { GET: 'account', POST: 'study' },
  '/studies/:slug/decision.json': { GET: 'download', POST: null },
  '/studies/:slug/open': { GET: 'study', POST: 'study' },
  '/studies/:slug/outlook': { GET: 'study', POST: null },
  '/studies/:slug/settings': { GET: 'account', POST: 'study' },
  '/studies/:slug/stakes': { GET: 'study', POST: 'study' },
  '/studies/:slug/repeat': { GET: 'creator', POST: 'creator' },
  '/studies/:slug/pilot': { GET: 'account', POST: 'study' },
  '/studies/:slug/pairs': { GET: 'account', POST: 'study' },
  '/studies/:slug/preview': { GET: 'account', POST: null },
  '/studies/:slug/outputs': { GET: 'anybody', POST: 'study' },
  '/studies/:slug/outputs/preview': { GET: null, POST: 'study' },
  '/studies/:slug/columns': { GET: null, POST: 'study' },
  '/studies/:slug/scores': { GET: 'anybody', POST: 'study' },
  '/studies/:slug/controls.csv': { GET: 'account', POST: 'study' },
  '/studies/:slug/export/:file': { GET: 'download', POST: null },
  '/studies/:slug/generation.csv': { GET: 'download', POST: null },
  '/studies/:slug/set-up.zip': { GET: 'download', POST: null },
  '/studies/:slug/verdict.json': { GET: 'download', POST: null },
  '/studies/:slug/panel.csv': { GET: 'leadDownload', POST: null },
  '/api/v1/openapi.json': { GET: 'anybody', POST: null },
  '/api/v1/studies': { GET: 'download', POST: 'creatorByToken' },
  '/api/v1/studies/:slug': READ,
  '/api/v1/studies/:slug/setup': { GET: 'download', POST: null, PUT: 'studyByToken' },
  '/api/v1/studies/:slug/prepare': CHANGE,
  '/api/v1/studies/:slug/open': CHANGE,
  '/api/v1/studies/:slug/pause': CHANGE,
  '/api/v1/studies/:slug/resume': CHANGE,
  '/api/v1/studies/:slug/close': CHANGE,
  '/api/v1/studies/:slug/withdraw': CHANGE,
  '/api/v1/studies/:slug/extend': CHANGE,
  '/api/v1/studies/:slug/look': CHANGE,
  '/api/v1/studies/:slug/stop': CHANGE,
  '/api/v1/studies/:slug/items': READ,
  '/api/v1/studies/:slug/outputs': { GET: 'download', POST: 'studyByToken' },
  '/api/v1/studies/:slug/scores': CHANGE,
  '/api/v1/studies/:slug/controls': CHANGE,
  '/api/v1/studies/:slug/links': { GET: 'download', POST: 'studyByToken' },
  '/api/v1/studies/:slug/links/:link/withdraw': CHANGE,
  '/api/v1/studies/:slug/webhooks': { GET: 'studyByToken', POST: 'studyByToken' },
  '/api/v1/studies/:slug/webhooks/:webhook/remove': CHANGE,
  '/api/v1/studies/:slug/webhooks/:webhook/test': CHANGE,
  '/api/v1/studies/:slug/judgments': READ,
  '/api/v1/studies/:slug/verdict': READ,
  '/api/v1/studies/:slug/records': READ,
  '/api/v1/studies/:slug/records/:number': READ,
  '/api/v1/studies/:slug/plan': READ,
  '/api/v1/plan': { GET: null, POST: 'download' },
  '/api/v1/*': { GET: 'anybody', POST: 'anybody' },
};

/** What is answered to those who may, where that is no page: the study of the test is no panel's and not closed. */
const NOT_HERE: readonly string[] = [
  '/*',
  '/studies/:slug/panel',
  '/studies/:slug/panel.csv',
  // Of a study that isn't closed yet.
  '/studies/:slug/items',
  '/studies/:slug/explore',
  '/studies/:slug/paper.zip',
  // Of a study that isn't decided yet.
  '/studies/:slug/decision.json',
  '/api/v1/studies/:slug/records/:number',
  // Of a study that is open.
  '/api/v1/studies/:slug/judgments',
  '/api/v1/*',
  // Of a task that isn't judged yet.
  '/r/:token/last',
  '/r/:token/own/:assignment',
  // They want to know for how many items and raters.
  '/drafts/:draft/outlook',
  '/studies/:slug/outlook',
];

const PASSWORD = 'correct horse battery';
let app: TestApp;
/** What is put in the place of parameters. */
let values: Record<string, string>;
let headers: Record<Identity, Record<string, string>>;
let newSession: (identity: Identity) => Promise<Record<string, string>>;

beforeAll(async () => {
  app = await startApp();
  const { db } = app;
  const hash = await hashPassword(PASSWORD);
  const accounts = new Map<Identity, number>();
  const people: [Identity, Role][] = [
    ['owner', 'owner'],
    ['lead', 'lead'],
    ['other', 'lead'],
    ['analyst', 'analyst'],
  ];
  for (const [name, role] of people) {
    const row = { email: `${name}@example.org`, name, password_hash: hash, role };
    accounts.set(name, (await insertAccount(db, row)).id);
  }
  const items = Array.from({ length: 6 }, (_, index) => ({
    prompt: `Describe lamp ${index}.`,
    outputs: { base: `Lamp ${index} is fine.`, other: `Lamp ${index} is bright.` },
  }));
  const { slug, link } = await createTestStudy(app, items);
  const another = await createTestStudy(app, items);
  await addLead(db, slug, accounts.get('lead')!);
  await addLead(db, another.slug, accounts.get('other')!);

  const joined = await fetch(`${link}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ consent: true }),
  });
  const rater = joined.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0]!)
    .join('; ');
  const { task } = (await (await fetch(`${link}/next`, { headers: { cookie: rater } })).json()) as {
    task: { id: string };
  };
  newSession = async (identity): Promise<Record<string, string>> => {
    const id = accounts.get(identity);
    if (id === undefined) return {};
    return { cookie: (await startSession(db, id, { secure: false })).split(';', 1)[0]! };
  };
  const tokenOf = async (identity: Identity, scope = 'read') => {
    const { token } = await makeToken(db, accounts.get(identity)!, { name: 'nightly', days: '7', scope });
    return { authorization: `Bearer ${token}` };
  };
  headers = {
    nobody: {},
    rater: { cookie: rater },
    analyst: await newSession('analyst'),
    other: await newSession('other'),
    lead: await newSession('lead'),
    owner: await newSession('owner'),
    analystToken: await tokenOf('analyst'),
    otherToken: await tokenOf('other'),
    leadToken: await tokenOf('lead'),
    ownerToken: await tokenOf('owner'),
    analystWrites: await tokenOf('analyst', 'change'),
    otherWrites: await tokenOf('other', 'change'),
    leadWrites: await tokenOf('lead', 'change'),
    ownerWrites: await tokenOf('owner', 'change'),
  };
  const actor = 'owner@example.org';
  const draft = await beginDraft(db, {}, { by: accounts.get('other')! });
  values = {
    slug,
    token: link.split('/r/')[1]!,
    assignment: task.id,
    file: 'items.csv',
    '*': 'nothing/here',
    draft,
    upload: (
      await keepFiles(db, {
        ...{ upload: null, kept: [], account: accounts.get('other')! },
        files: { file: { name: 'ratings.csv', bytes: new Uint8Array([1]) } },
      })
    ).upload,
    step: 'question',
    number: '1',
    link: '1',
    webhook: '1',
  };
  const { secret: shared } = await makeShareLink(db, slug, { label: 'Board', days: '7' }, { actor });
  secrets = {
    '/shared/:secret': shared,
    '/shared/:secret/badge.svg': shared,
    '/invited/:secret': (await inviteAccount(db, { email: 'new@example.org', role: 'lead' }, { actor }))
      .secret,
    '/reset/:secret': (await makePasswordReset(db, accounts.get('analyst')!, { actor })).secret,
  };
}, 120_000);
afterAll(() => app.close());

let secrets: Record<string, string>;

const addressOf = (path: string) =>
  app.url +
  path
    .replace('/*', `/${values['*']}`)
    .replace(/:(\w+)\??/g, (_, name: string) => (name === 'secret' ? secrets[path]! : values[name]!));

/** What is sent where a form without meaning would be refused like somebody who may not. */
const BODIES: Readonly<Record<string, string>> = {
  '/sign-in': new URLSearchParams({ email: 'owner@example.org', password: PASSWORD }).toString(),
};

async function ask(path: string, method: string, identity: Identity): Promise<Response> {
  // Whoever signs out does so in a session of their own.
  const who = path === '/sign-out' ? await newSession(identity) : headers[identity];
  const rating = path.startsWith('/r/');
  const body =
    method === 'GET' || method === 'HEAD'
      ? {}
      : rating
        ? { body: '{}', type: 'application/json' }
        : { body: BODIES[path] ?? 'action=nothing', type: 'application/x-www-form-urlencoded' };
  return await fetch(addressOf(path), {
    method,
    redirect: 'manual',
    headers: { ...who, ...('type' in body && { 'content-type': body.type }) },
    ...('body' in body && { body: body.body }),
  });
}

/** How a request was answered: whether whoever asked may. */
async function answerOf(path: string, method: string, identity: Identity) {
  const response = await ask(path, method, identity);
  const to = response.headers.get('location');
  await response.arrayBuffer();
  const toDoor = to !== null && to.startsWith('/sign-in') && path !== '/sign-out';
  // A rater's page leads whoever hasn't joined back to its beginning.
  const toLink = to !== null && to === `/r/${values.token}` && path !== '/r/:token/join';
  const refused = response.status === 401 || response.status === 403 || toDoor || toLink;
  return { status: response.status, to, refused };
}

function rightTo(route: Route, method: string): keyof typeof RIGHTS | null {
  if (method === 'GET' || method === 'HEAD') return route.GET;
  return (method === 'POST' ? route.POST : method === 'PUT' ? route.PUT : null) ?? null;
}

describe('the table of rights', () => {
  it('has every route, and no other', () => {
    expect(Object.keys(ROUTES).sort()).toEqual(routePaths().sort());
  });
});

describe.each(Object.entries(ROUTES))('%s', (path, route) => {
  it.each(IDENTITIES)('is open to %s as the table says, and not beyond', async (identity) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await answerOf(path, method, identity);
      const told = { path, method, identity, ...answer };
      expect(answer.status, JSON.stringify(told)).toBeLessThan(500);
      const right = rightTo(route, method);
      if (right === null) {
        expect(answer.status, JSON.stringify(told)).toBeGreaterThanOrEqual(400);
        continue;
      }
      const may = (RIGHTS[right] as readonly Identity[]).includes(identity);
      expect(answer.refused, JSON.stringify(told)).toBe(!may);
      if (may && method === 'GET' && !NOT_HERE.includes(path)) {
        expect(answer.status, JSON.stringify(told)).toBeLessThan(400);
      }
    }
  });
});

describe("a rater's link", () => {
  const slugs: string[] = [];
  let tokens: string[];
  beforeAll(async () => {
    const { db } = app;
    const panel = await createReadyStudy(app, 'With a panel', { strategy: 'panel' });
    await drawPanel(db, panel, ['Cem', 'Dora']);
    const pilot = await createPilot(db, await createReadyStudy(app, 'Piloted'), { items: 4, raters: 2 });
    await openPilot(db, pilot.slug);
    slugs.push(values.slug!, panel, pilot.slug);
    tokens = (await db.selectFrom('invitations').select('token').execute()).map(({ token }) => token);
  });

  /** Where something of a study holds the secret of a link. */
  const toldTo = async (identity: Identity) => {
    const places: string[] = [];
    const paths = Object.keys(ROUTES).filter((path) => path.includes('/studies/:slug'));
    for (const slug of slugs) {
      for (const path of paths) {
        for (const file of path.endsWith(':file') ? EXPORT_FILES : ['']) {
          for (const data of path.includes('.') || path.startsWith('/api/') || file !== ''
            ? ['']
            : ['', '.data']) {
            const address = path.replace(':slug', slug).replace(':file', file) + data;
            const answer = await fetch(app.url + address, { headers: headers[identity] });
            const text = await answer.text();
            if (tokens.some((token) => text.includes(token))) places.push(address);
          }
        }
      }
    }
    return places;
  };

  it.each(['analyst', 'other', 'analystToken', 'otherToken'] as const)(
    'is told to %s by no page and no file of a study',
    async (identity) => {
      expect(await toldTo(identity)).toEqual([]);
    },
    60_000,
  );

  it('is told to an owner', async () => {
    expect(tokens.length).toBeGreaterThanOrEqual(4);
    const [study, panel, pilot] = slugs as [string, string, string];
    expect(await toldTo('owner')).toEqual(
      expect.arrayContaining([
        `/studies/${study}`,
        `/studies/${panel}/panel.csv`,
        `/studies/${panel}/panel`,
        `/studies/${panel}/panel.data`,
        `/studies/${pilot}/pilot`,
        `/studies/${pilot}/verdict.json`,
      ]),
    );
  }, 60_000);
});
