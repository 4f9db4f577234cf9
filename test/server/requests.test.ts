import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '#app/log/log.ts';
import { reportFailure } from '#app/log/requestScope.ts';
import { requestLogging } from '#app/server/requests.ts';

const TOKEN = '8fQx_7-SecretOfARater00';

let server: Server;
let url: string;
let trusted: boolean;
const lines: string[] = [];

beforeEach(async () => {
  lines.length = 0;
  trusted = true;
  const app = express();
  app.set('trust proxy', () => trusted);
  app.use(requestLogging(createLog({ level: 'debug', write: (line) => lines.push(line) })));
  app.get('/r/:token/fails', (_request, response) => {
    reportFailure(new Error('a defect'));
    response.status(500).end();
  });
  app.get('/busy', (_request, response) => void response.status(503).end());
  app.get('/fine', (_request, response) => void response.end(response.locals.requestId as string));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

async function entries(): Promise<Record<string, unknown>[]> {
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('gives each request an id of its own and answers it', async () => {
  const answers = await Promise.all([1, 2].map(() => fetch(`${url}/fine`)));
  const ids = answers.map((answer) => answer.headers.get('x-request-id'));
  expect(ids[0]).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  expect(ids[0]).not.toBe(ids[1]);
  expect(await answers[0]!.text()).toBe(ids[0]);
});

it.each([
  ['keeps a trusted proxy’s id', true, 'f3a9c0d1e2b34455', true],
  ['takes no id from anyone else', false, 'f3a9c0d1e2b34455', false],
  ['takes no id that is short', true, 'abc', false],
  ['takes no id that is long', true, 'a'.repeat(65), false],
  ['takes no id that would break a line or a page', true, 'abcdefgh"><b>', false],
])('%s', async (_, trust, given, kept) => {
  trusted = trust;
  const { headers } = await fetch(`${url}/fine`, { headers: { 'X-Request-Id': given } });
  expect(headers.get('x-request-id') === given).toBe(kept);
});

it('logs a failure once, with method, masked path, id and stack', async () => {
  const { headers } = await fetch(`${url}/r/${TOKEN}/fails?PROLIFIC_PID=${TOKEN}`);
  const errors = (await entries()).filter((entry) => entry.level === 'error');
  expect(errors).toEqual([
    expect.objectContaining({
      request: headers.get('x-request-id'),
      method: 'GET',
      path: '/r/…/fails',
      err: expect.objectContaining({ stack: expect.stringContaining('a defect') }),
    }),
  ]);
  expect(lines.join('')).not.toContain(TOKEN);
});

it('logs an answer of 503 that nobody reported', async () => {
  await fetch(`${url}/busy`);
  expect((await entries())[0]).toMatchObject({ level: 'error', status: 503, path: '/busy' });
});

it('logs at debug what succeeded', async () => {
  await fetch(`${url}/fine`);
  expect((await entries())[0]).toMatchObject({ level: 'debug', status: 200, msg: 'answered' });
});
