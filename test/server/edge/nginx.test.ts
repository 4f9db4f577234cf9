import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { startNginx, type RunningProxy } from '#scripts/testing/nginx.ts';
import { startApp, type TestApp } from '#test/e2e/support/app.ts';

const PUBLIC = 'https://evenhand.example.org';
const PASSWORD = 'correct horse battery';
const DOCUMENT = path.resolve(import.meta.dirname, '../../../docs/operating.md');

let app: TestApp;
let proxy: RunningProxy;

async function start(
  location: (port: number) => string,
  options: Parameters<typeof startApp>[1] = { origin: PUBLIC },
): Promise<void> {
  app = await startApp(undefined, options);
  await createFirstAccount(app.db, { email: 'lead@example.org', name: 'Ada', password: PASSWORD });
  proxy = await startNginx(location(app.port));
}

afterEach(async () => {
  await proxy?.stop();
  await app?.close();
});

/** As the browser of somebody who came by `origin` sends the form of signing in. */
function signIn(
  { email = 'lead@example.org', password = PASSWORD, origin = PUBLIC } = {},
  headers: Record<string, string> = {},
) {
  return fetch(`http://127.0.0.1:${proxy.port}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email, password }),
    headers: { origin, ...headers },
  });
}

/** The statements of the block `location /` that docs/operating.md shows, towards our own port. */
function documented(port: number): string {
  const text = readFileSync(DOCUMENT, 'utf8');
  const block = /```nginx\n([^]*?)```/.exec(text)?.[1] ?? '';
  const location = /location \/ \{([^]*?)\n\s*\}/.exec(block)?.[1] ?? '';
  expect(location).toContain('proxy_pass http://127.0.0.1:3000;');
  return location.replace('127.0.0.1:3000', `127.0.0.1:${port}`);
}

/** A proxy that tells nothing and names the server by its own address: nginx as it is without further words. */
const bare = (port: number) => `proxy_pass http://127.0.0.1:${port};`;

describe.each([
  ['as the documentation has it', documented],
  ['that rewrites Host', bare],
  [
    'that passes a client’s X-Forwarded-Host on',
    (port: number) => `${bare(port)}\nproxy_set_header Host nonsense;`,
  ],
])('behind nginx %s', (_, location) => {
  beforeEach(() => start(location));

  it('forms work, and those from elsewhere do not', async () => {
    const response = await signIn();
    expect([response.status, response.headers.get('location')]).toEqual([302, '/studies']);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-evenhand-session=/);
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; ');
    const data = await fetch(`http://127.0.0.1:${proxy.port}/studies.data`, { headers: { cookie } });
    expect(data.status).toBe(200);
    expect((await signIn({ origin: 'https://evil.invalid' })).status).toBe(403);
    expect((await signIn({}, { 'x-forwarded-host': 'evil.invalid' })).status).toBe(302);
  });

  it('a body without limit is cut off', async () => {
    const response = await fetch(`http://127.0.0.1:${proxy.port}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: PUBLIC },
      body: 'a'.repeat(900_000),
    });
    expect(response.status).toBe(413);
  });
});

it('without a configured origin, a proxy that rewrites Host is told what is missing, and fails at nothing', async () => {
  await start(bare, {});
  const response = await signIn({ origin: 'http://public.example' }, { accept: 'text/html' });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('EVENHAND_ORIGIN');
});

/** The same from another address of this machine, by which nginx knows its client. */
function signInFrom(
  localAddress: string,
  fields: { email?: string; password?: string } = {},
  headers: Record<string, string> = {},
): Promise<{ status: number; cookie: string }> {
  const body = new URLSearchParams({ email: 'lead@example.org', password: PASSWORD, ...fields }).toString();
  const type = 'application/x-www-form-urlencoded';
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port: proxy.port,
        path: '/sign-in',
        method: 'POST',
        localAddress,
        headers: { origin: PUBLIC, 'content-type': type, 'content-length': String(body.length), ...headers },
      },
      (response) => {
        response.resume();
        const cookies = response.headers['set-cookie'] ?? [];
        const cookie = cookies.map((one) => one.split(';', 1)[0]).join('; ');
        response.once('end', () => resolve({ status: response.statusCode ?? 0, cookie }));
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

/** Guesses at many accounts, each claiming to come from another address; gives how often each status was answered. */
async function guess(count: number, from: string): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (let index = 0; index < count; index++) {
    const { status } = await signInFrom(
      from,
      { email: `nobody${index}@example.org`, password: 'wrong' },
      { 'x-forwarded-for': `198.51.100.${index}` },
    );
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

/** A proxy that adds its client's address to those that the client claims to come from. */
const adding = (port: number) =>
  `${bare(port)}\nproxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;`;

describe('attempts to sign in', () => {
  it.each([
    ['that is on this machine', documented, undefined, '127.0.0.2'],
    ['that every request passes through', adding, 1, '127.0.0.3'],
  ])(
    'behind a proxy %s are counted by the client, not by what it claims',
    async (_, location, trusted, from) => {
      await start(location, { origin: PUBLIC, trustedProxies: trusted });
      expect(await guess(110, from)).toEqual({ 401: 100, 429: 10 });
      expect((await signInFrom(from)).status).toBe(429);
      expect((await signInFrom('127.0.0.4')).status).toBe(302);
    },
  );

  it('behind a proxy that is not known, lock nobody out who has signed in before', async () => {
    const bound = (port: number) => `${documented(port)}\nproxy_bind 127.0.0.5;`;
    await start(bound, { origin: PUBLIC, trustedProxies: ['203.0.113.0/24'] });
    const { status, cookie } = await signInFrom('127.0.0.6');
    expect(status).toBe(302);
    // The proxy is all that is seen: whatever they claim, its clients share a limit.
    expect(await guess(110, '127.0.0.6')).toEqual({ 401: 99, 429: 11 });
    expect((await signInFrom('127.0.0.7')).status).toBe(429);
    expect((await signInFrom('127.0.0.7', {}, { cookie })).status).toBe(302);
  });
});
