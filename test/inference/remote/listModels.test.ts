import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { listModels } from '#app/inference/remote/listModels.ts';

let server: http.Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers as it is told, and the requests that it got. */
async function start(answer: (response: http.ServerResponse) => void) {
  const asked: http.IncomingMessage[] = [];
  server = http.createServer((request, response) => {
    asked.push(request);
    answer(response);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const list = (rest: { hosts?: string[]; apiKeyVariable?: string; seconds?: number } = {}) =>
    listModels(
      { baseUrl: `http://${host}/v1`, apiKeyVariable: rest.apiKeyVariable },
      {
        hosts: rest.hosts ?? [host],
        apiKey: (name) => (name === 'EVENHAND_KEY_LAB' ? 'secret' : undefined),
        signal: new AbortController().signal,
        ...(rest.seconds === undefined ? {} : { seconds: rest.seconds }),
      },
    );
  return { host, asked, list };
}

const json = (value: unknown) => (response: http.ServerResponse) => response.end(JSON.stringify(value));

it('gives the names that a server lists, once each and in order', async () => {
  const { list, asked } = await start(
    json({ object: 'list', data: [{ id: 'b' }, { id: 'a' }, { id: 'b' }, {}] }),
  );
  expect(await list()).toEqual(['a', 'b']);
  expect(asked[0]).toMatchObject({ method: 'GET', url: '/v1/models' });
  expect(asked[0]!.headers.authorization).toBeUndefined();
  await list({ apiKeyVariable: 'EVENHAND_KEY_LAB' });
  expect(asked[1]!.headers.authorization).toBe('Bearer secret');
});

it('asks no server that the administrator does not allow, and sends nothing without the key', async () => {
  const { list, asked, host } = await start(json({ data: [] }));
  await expect(list({ hosts: [] })).rejects.toMatchObject({ reason: 'host-not-allowed', params: { host } });
  await expect(list({ apiKeyVariable: 'EVENHAND_KEY_NONE' })).rejects.toMatchObject({
    reason: 'server-key-missing',
  });
  expect(asked).toEqual([]);
});

it.each([
  [
    'another status',
    (r: http.ServerResponse) => r.writeHead(401).end('{"error":{"message":"no key"}}'),
    'server-answered',
  ],
  [
    'a redirect, which is not followed',
    (r: http.ServerResponse) => r.writeHead(302, { Location: 'http://169.254.169.254/' }).end(),
    'server-redirects',
  ],
  ['what is no list', json({ models: [] }), 'answer-no-model-list'],
  ['what is no JSON', (r: http.ServerResponse) => r.end('<html>'), 'answer-no-model-list'],
  ['a connection that breaks', (r: http.ServerResponse) => r.destroy(), 'connection-broke'],
] as const)('tells of %s', async (_name, answer, reason) => {
  const { list, host } = await start(answer as (response: http.ServerResponse) => void);
  await expect(list()).rejects.toMatchObject({ reason: 'server-said', params: { host, why: { reason } } });
});

it('waits no longer than it may', async () => {
  const { list } = await start(() => undefined);
  await expect(list({ seconds: 0.05 })).rejects.toMatchObject({
    params: { why: { reason: 'no-answer-within', params: { seconds: 0.05 } } },
  });
});
