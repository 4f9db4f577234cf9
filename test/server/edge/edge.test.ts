import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { createTestStudy, startApp, type TestApp } from '#test/e2e/support/app.ts';
import { RawClient } from './rawRequest.ts';

const PUBLIC = 'https://evenhand.example.org';
const PASSWORD = 'correct horse battery';
const MB = 1024 * 1024;

let app: TestApp;
/** The same behind the address that people use. */
let configured: TestApp;
let link: string;
let lead: string;
beforeAll(async () => {
  app = await startApp();
  configured = await startApp(undefined, { origin: PUBLIC });
  for (const { db } of [app, configured]) {
    await createFirstAccount(db, { email: 'lead@example.org', name: 'Ada', password: PASSWORD });
  }
  ({ link } = await createTestStudy(app, [
    { prompt: 'Describe a lamp.', outputs: { base: 'A lamp.', other: 'A bright lamp.' } },
  ]));
  lead = cookiesOf(await signIn(app.url));
});
afterAll(async () => {
  await app?.close();
  await configured?.close();
});

function form(url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers });
}

function signIn(url: string, to = '/studies', headers: Record<string, string> = {}) {
  return form(
    `${url}/sign-in?to=${encodeURIComponent(to)}`,
    { email: 'lead@example.org', password: PASSWORD },
    headers,
  );
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

describe('an address or method that nothing has', () => {
  it.each([
    ['GET /r/secret-token/own/% HTTP/1.1\r\nHost: x', 400],
    ['GET /r/%00 HTTP/1.1\r\nHost: x', 400],
    ['GET /studies?page=%00 HTTP/1.1\r\nHost: x', 400],
    ['GET /studies?_data=root HTTP/1.1\r\nHost: x', 400],
    ['GET /sign-in HTTP/1.1\r\nHost: [::1', 400],
    ['GET /sign-in HTTP/1.1\r\nHost: a b', 400],
    ['GET ftp://x/ HTTP/1.1\r\nHost: x', 400],
    ['GET http://elsewhere.invalid/sign-in HTTP/1.1\r\nHost: x', 200],
    ['TRACE / HTTP/1.1\r\nHost: x', 405],
    ['OPTIONS * HTTP/1.1\r\nHost: x', 405],
    ['PUT /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 0', 405],
    ['GET /assets/% HTTP/1.1\r\nHost: x', 400],
    ['GET /assets/..%2f..%2fpackage.json HTTP/1.1\r\nHost: x', 404],
    ['nonsense', 400],
  ])('%j: %d', async (head, status) => {
    const client = new RawClient(app.port);
    const answer = await client.send(Buffer.from(`${head}\r\n\r\n`));
    client.close();
    expect(answer.status).toBe(status);
    if (status >= 400) expect(answer.body).not.toMatch(/secret-token|%00|node_modules|\bat /);
  });

  it('is told to a person in their language, and to a program in JSON', async () => {
    const page = async (language: string) => {
      const headers = { accept: 'text/html', 'accept-language': language };
      return await (await fetch(`${app.url}/r/%`, { headers })).text();
    };
    expect(await page('en')).toContain('Check that the address was copied whole');
    expect(await page('zh')).toContain('请检查地址是否完整复制');
    expect(await (await fetch(`${app.url}/r/%`)).json()).toMatchObject({ error: { code: 'invalid_input' } });
  });
});

describe('a body', () => {
  it.each([
    ['text/plain', 'email=a', 415],
    ['application/json', '{}', 415],
    ['multipart/form-data', 'email=a', 400],
    ['multipart/form-data; boundary=x', '--y\r\n', 400],
    ['application/x-www-form-urlencoded', 'email=%00', 400],
    ['application/x-www-form-urlencoded', `email=${'a'.repeat(70_000)}`, 413],
  ])('of a wrong kind, as %s: refused', async (type, body, status) => {
    for (const path of ['/sign-in', '/locale', '/sign-out']) {
      const response = await fetch(app.url + path, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: { 'content-type': type },
      });
      expect([path, response.status]).toEqual([path, status]);
    }
  });

  it.each([
    ['application/json', '{"consent":', 400],
    ['application/json', '"\\ud800"', 400],
    ['application/json', `{"languages":${'['.repeat(5000)}${']'.repeat(5000)}}`, 400],
    ['text/plain', '{"consent":true}', 415],
  ])('of JSON that is none, as %s: refused', async (type, body, status) => {
    const response = await fetch(`${link}/join`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(response.status).toBe(status);
  });

  it('is counted as it comes, whatever its length is said to be, and not kept', async () => {
    const before = process.memoryUsage().rss;
    const piece = Buffer.alloc(64 * 1024, 97);
    for (const path of [
      '/sign-in',
      '/locale',
      new URL(`${link}/join`).pathname,
      '/studies/x',
      '/new-study',
    ]) {
      const socket = net.connect({ port: app.port, host: '127.0.0.1' });
      let answer = '';
      socket.on('data', (part) => (answer += part.toString('latin1')));
      socket.on('error', () => {});
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n`,
      );
      let sent = 0;
      while (!socket.destroyed && sent < 100 * MB) {
        const goesOn = socket.write(Buffer.concat([Buffer.from('10000\r\n'), piece, Buffer.from('\r\n')]));
        sent += piece.length;
        if (!goesOn) await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed]);
      }
      await closed;
      expect(sent).toBeLessThan(20 * MB);
      if (answer !== '') expect(answer).toMatch(/^HTTP\/1\.1 (413|401|302)[^]*connection: close/i);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MB);
  });

  it('that is too large is refused in an answer that arrives', async () => {
    const response = await fetch(`${app.url}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `email=${'a'.repeat(2 * MB)}`,
    });
    expect(response.status).toBe(413);
  });
});

describe('the way back', () => {
  it.each([
    ['/studies/lamps?page=2', '/studies/lamps?page=2'],
    ['/a/../\\evil.invalid/x', '/studies'],
    ['//evil.invalid', '/studies'],
  ])('after signing in, to %s: %s', async (to, location) => {
    const response = await signIn(app.url, to);
    expect([response.status, response.headers.get('location')]).toEqual([302, location]);
  });

  it.each([
    ['/sign-in?to=%2Fx', '/sign-in?to=%2Fx'],
    ['/\t/evil.invalid', '/'],
    ['/a\r\nSet-Cookie: x=1', '/aSet-Cookie:%20x=1'],
  ])('after choosing a language, to %j: %s', async (returnTo, location) => {
    const response = await form(`${app.url}/locale`, { locale: 'zh', returnTo });
    expect([response.status, response.headers.get('location')]).toEqual([302, location]);
    expect(response.headers.getSetCookie()).toHaveLength(1);
  });
});

describe('forms from elsewhere', () => {
  it('are refused before the pages see them, on every address', async () => {
    for (const path of ['/sign-in', '/locale', '/studies/x', '/r/x/join', '/sign-in.data', '/nothing']) {
      const response = await form(app.url + path, {}, { origin: 'http://evil.invalid' });
      expect([path, response.status]).toEqual([path, 403]);
    }
  });

  it('pass by any name of the server where no origin is configured', async () => {
    const at = `http://127.0.0.1:${app.port}`;
    expect((await signIn(at, '/studies', { origin: at })).status).toBe(302);
    // A proxy may have spoken https to the browser.
    expect((await signIn(at, '/studies', { origin: at.replace('http:', 'https:') })).status).toBe(302);
  });

  it('pass from the configured origin alone, whatever Host and X-Forwarded-Host are', async () => {
    const at = `http://127.0.0.1:${configured.port}`;
    const proxies: Record<string, string>[] = [
      {},
      { 'x-forwarded-host': 'evil.invalid' },
      { 'x-forwarded-host': '[' },
    ];
    for (const headers of proxies) {
      expect((await signIn(at, '/studies', { origin: PUBLIC, ...headers })).status).toBe(302);
    }
    const page = await form(`${at}/sign-in`, {}, { origin: at, accept: 'text/html' });
    expect(page.status).toBe(403);
    expect(await page.text()).toContain('EVENHAND_ORIGIN');
  });
});

describe('headers', () => {
  it('keep pages private, and browsers on https where that is how people come', async () => {
    const at = `http://127.0.0.1:${configured.port}`;
    const secure = await fetch(`${at}/sign-in`);
    expect(secure.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const plain = await fetch(`${app.url}/sign-in`);
    expect(plain.headers.get('strict-transport-security')).toBeNull();
    for (const { headers } of [secure, plain, await fetch(`${app.url}/r/%`)]) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-powered-by')).toBeNull();
    }
    const cookies = (await signIn(at, '/studies', { origin: PUBLIC })).headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*; Path=\/; HttpOnly; .*; Secure$/);
  });

  it('never let a cache keep what a lead takes away or is led by', async () => {
    for (const path of ['/', '/studies', '/new-study', '/studies/none', '/studies/none/verdict.json']) {
      const response = await fetch(app.url + path, { redirect: 'manual', headers: { cookie: lead } });
      expect([path, response.headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });
});

it('a study may be called "new"', async () => {
  const { db } = app;
  const before = await fetch(`${app.url}/studies/new`, { redirect: 'manual', headers: { cookie: lead } });
  expect(before.headers.get('location')).toBe('/new-study');
  const configuration = {
    name: 'New',
    seed: '1',
    systems: ['a', 'b'].map((name, index) => ({
      name,
      role: index === 0 ? 'baseline' : 'candidate',
      provider: { kind: 'import' },
    })),
  };
  const { slug } = await createStudy(db, { configuration, items: [{ item: '1', prompt: 'p' }] });
  expect(slug).toBe('new');
  const page = await fetch(`${app.url}/studies/new`, { redirect: 'manual', headers: { cookie: lead } });
  expect(page.status).toBe(200);
});

it('sessions end everywhere at once', async () => {
  const [here, there] = [cookiesOf(await signIn(app.url)), cookiesOf(await signIn(app.url))];
  await form(`${app.url}/sign-out`, { everywhere: 'yes' }, { cookie: here });
  const page = await fetch(`${app.url}/studies`, { redirect: 'manual', headers: { cookie: there } });
  expect(page.headers.get('location')).toBe('/sign-in');
});
