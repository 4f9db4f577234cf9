import { afterEach, expect, it, vi } from 'vitest';
import { createFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { makeToken } from '#app/auth/personalToken.server.ts';
import { inviteAccount } from '#app/auth/invitation.server.ts';
import { hashPassword } from '#app/auth/password.server.ts';
import { signIn } from '#app/auth/signIn.server.ts';
import { addLead } from '#app/services/studies/studyLeads.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { createLog } from '#app/log/log.ts';
import { insertAccount } from '#db/queries/accounts.ts';
import { describeOnEachServer, type TestDatabase } from '#test/db/databases.ts';
import { createTestStudy, startApp, type TestApp } from '#test/e2e/support/app.ts';
import { fuzzRequests, type FuzzRequest, type Identity } from './fuzzRequests.ts';
import { RawClient, type RawAnswer } from './rawRequest.ts';
import { routePaths } from './routePaths.ts';

// As a server in earnest runs: in other modes the pages' router prints addresses.
vi.hoisted(() => (process.env.NODE_ENV = 'production'));

/** So many on the embedded database, and some on a server, as what is asked first is the same code. FUZZ_REQUESTS and FUZZ_SEED try others. */
const MOST = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const requestsOn = (kind: string) => (kind === 'server' ? Math.ceil(MOST / 4) : MOST);
const SEED = process.env.FUZZ_SEED ?? 'edge';
/** At a time. */
const CLIENTS = 8;

const ROOT = process.cwd();
const STACK = /\bat (?:async )?[\w$.<>[\] ]*\(?(?:file:|node:|\/)[^\s)]*:\d+:\d+/;

describeOnEachServer('thousands of malformed requests', (create, kind) => {
  const requestCount = requestsOn(kind);
  let app: TestApp | undefined;
  let database: TestDatabase | undefined;
  afterEach(async () => {
    vi.restoreAllMocks();
    await app?.close();
    await database?.drop();
  });

  it('are answered without a failure of ours, a stack, a path or a secret', async () => {
    const log: string[] = [];
    const printed: string[] = [];
    database = await create();
    app = await startApp(undefined, {
      database: database.options,
      log: createLog({ level: 'debug', write: (line) => void log.push(line) }),
    });
    // From now on: before, a build may have been made.
    for (const way of ['log', 'info', 'warn', 'error'] as const) {
      vi.spyOn(console, way).mockImplementation((...said: unknown[]) => void printed.push(said.join(' ')));
    }
    const { known, cookies, leaver, program, secrets } = await prepared(app);
    const paths = [...routePaths(), '/__manifest', '/assets/x.js', '/nothing/here', '/studies/new'];
    const counts = new Map<number, number>();
    const faults: string[] = [];
    const authorizationOf = ({ identity }: FuzzRequest) =>
      identity === 'program' ? [`Authorization: Bearer ${program}`] : [];
    const cookieFor = ({ identity, target }: FuzzRequest) =>
      identity === 'lead' && target.startsWith('/sign-out') ? leaver : cookies[identity];
    const requests = fuzzRequests(createRandom(SEED), paths, known, requestCount);
    const send = async () => {
      const client = new RawClient(app!.port);
      for (const request of requests) {
        const answer = await client.send(
          bytesOf(request, known.host, cookieFor(request), authorizationOf(request)),
          {
            hasNoBody: request.method === 'HEAD',
          },
        );
        counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
        const fault = faultOf(answer, secrets);
        if (fault !== undefined) faults.push(`${fault}: ${shown(request)}\n${answer.body.slice(0, 400)}`);
      }
      client.close();
    };
    const started = performance.now();
    const before = process.cpuUsage();
    await Promise.all(Array.from({ length: CLIENTS }, send));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const { user, system } = process.cpuUsage(before);
    const work = ((user + system) / 1e6).toFixed(1);
    const sorted = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
    process.stdout.write(
      `${requestCount} requests on ${kind} in ${seconds} s (${work} s of work): ${sorted.join(', ')}\n`,
    );

    expect(faults.slice(0, 20)).toEqual([]);
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(requestCount);
    // Not everything was refused: the pages themselves were reached, by those who may.
    expect(counts.get(200) ?? 0).toBeGreaterThan(requestCount / 40);
    expect(log.length).toBeGreaterThan(requestCount / 2);
    expect(log.filter((line) => /"level":"(error|fatal)"|\[object Object\]/.test(line)).slice(0, 5)).toEqual(
      [],
    );
    expect(log.filter((line) => secrets.some((secret) => line.includes(secret))).slice(0, 5)).toEqual([]);
    expect(printed.slice(0, 5)).toEqual([]);
  }, 900_000);
});

/** A study that is open, one rater, one lead who is an owner, and an invitation. */
async function prepared(app: TestApp) {
  const { db } = app;
  const host = `localhost:${app.port}`;
  const password = 'correct horse battery';
  await createFirstAccount(db, { email: 'lead@example.org', name: 'Ada', password });
  // Whoever signs out everywhere is another.
  const leaving = {
    email: 'leaver@example.org',
    name: 'Bob',
    password_hash: await hashPassword(password),
    role: 'lead' as const,
  };
  const { id: leaverId } = await insertAccount(db, leaving);
  const sessionOf = async (email: string) => {
    const request = new Request(app.url);
    const from = { request, clientAddress: '192.0.2.1', secureCookies: false };
    const { setCookies } = await signIn(db, { email, password, ...from });
    return setCookies.map((cookie) => cookie.split(';', 1)[0]!);
  };
  const items = Array.from({ length: 40 }, (_, index) => ({
    prompt: `Describe lamp ${index}.`,
    outputs: { base: `Lamp ${index} is fine.`, other: `Lamp ${index} is bright.` },
  }));
  const { slug, link } = await createTestStudy(app, items, {
    protocol: { highlights: { severities: ['minor'], criteria: false, comments: true }, ratersPerItem: 20 },
  });
  // What programs do they do to another study.
  const { slug: ownSlug } = await createTestStudy(app, items);
  await addLead(db, ownSlug, leaverId);
  const { token: program } = await makeToken(db, leaverId, { name: 'fuzz', days: '7', scope: 'change' });
  const joined = await fetch(`${link}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ consent: true }),
  });
  const rater = joined.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]!);
  const state = (await (await fetch(`${link}/next`, { headers: { cookie: rater.join('; ') } })).json()) as {
    task: { id: string };
  };
  const lead = await sessionOf('lead@example.org');
  const leaver = (await sessionOf('leaver@example.org')).join('; ');
  const token = link.split('/r/')[1]!;
  const invited = { email: 'new@example.org', role: 'owner' };
  const { secret: invitation } = await inviteAccount(db, invited, { actor: 'lead@example.org' });
  const cookies: Record<Identity, string | undefined> = {
    nobody: undefined,
    rater: rater.join('; '),
    lead: lead.join('; '),
    program: undefined,
    broken: `evenhand-session=${'A'.repeat(43)}; evenhand-rater=\u00ff%00; evenhand-device=x.y; =; evenhand-locale=`,
  };
  const secrets = [...rater, ...lead]
    .map((cookie) => cookie.split('=', 2)[1]!)

    .concat(token, password, invitation, program);
  return {
    known: { slug, ownSlug, token, assignment: state.task.id, invitation, host },
    cookies,
    leaver,
    program,
    secrets,
  };
}

function bytesOf(
  request: FuzzRequest,
  host: string,
  cookie: string | undefined,
  authorization: readonly string[],
): Buffer {
  const { method, target, headers, body, chunked } = request;
  const own = headers.some((header) => header.startsWith('Host:')) ? [] : [`Host: ${host}`];
  const length =
    body === null ? [] : [chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`];
  const lines = [
    ...own,
    ...headers,
    ...authorization,
    ...length,
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
  ];
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  if (body === null) return head;
  return Buffer.concat([head, chunked ? inPieces(body) : body]);
}

function inPieces(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += 1000) {
    const part = body.subarray(at, at + 1000);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

/** What an answer should not have been; undefined where it is as it should. */
function faultOf({ status, head, body }: RawAnswer, secrets: readonly string[]): string | undefined {
  if (status === 0) return 'no answer';
  if (status >= 500) return `status ${status}`;
  if (STACK.test(body)) return 'a stack';
  if (body.includes(ROOT) || body.includes('node_modules')) return 'a path';
  // A rater's own pages hold the rater's own link; what nobody gets back are the secrets of cookies.
  const [raterSecret, leadSecret] = secrets;
  if ([raterSecret, leadSecret].some((secret) => secret !== undefined && body.includes(secret)))
    return 'a secret';
  if (/^location: (?:https?:)?\/[/\\]/im.test(head)) return 'a way elsewhere';
  return undefined;
}

function shown({ method, target, identity, headers, body }: FuzzRequest): string {
  return `${method} ${target.slice(0, 200)} as ${identity} [${headers.join(' | ')}] ${body?.toString('latin1').slice(0, 200) ?? ''}`;
}
