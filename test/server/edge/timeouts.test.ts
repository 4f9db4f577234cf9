import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '#app/log/log.ts';
import { createTestStudy, startApp, type TestApp } from '#test/e2e/support/app.ts';

let app: TestApp;
let link: string;
const lines: string[] = [];
beforeAll(async () => {
  app = await startApp(undefined, {
    log: createLog({ level: 'debug', write: (line) => lines.push(line) }),
    timeouts: { headersTimeout: 300, requestTimeout: 400, connectionsCheckingInterval: 50 },
  });
  ({ link } = await createTestStudy(app, [
    { prompt: 'Describe a lamp.', outputs: { base: 'A lamp.', other: 'A bright lamp.' } },
  ]));
});
afterAll(() => app?.close());

/**
 * Sends `head` at once and then drop by drop for ever, as far as the server lets it; without drops, nothing more.
 * @returns all that came back until the connection was closed
 */
async function sendSlowly(head: string, drop = ''): Promise<string> {
  const socket = net.connect(app.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes) => (answer += bytes.toString('utf8')));
  // A drop that falls after the end.
  socket.on('error', () => {});
  socket.write(head);
  const drops = drop === '' ? undefined : setInterval(() => socket.write(drop), 20);
  await once(socket, 'close');
  clearInterval(drops);
  return answer;
}

const FORM = 'Content-Type: application/x-www-form-urlencoded';

describe('a connection is closed', () => {
  it.each([
    ['that says nothing', '', ''],
    ['whose request line does not end', 'GET /sign', 'x'],
    ['whose headers do not end', 'GET /sign-in HTTP/1.1\r\nHost: x\r\n', 'X-Drop: 1\r\n'],
    ['whose headers stop', 'GET /sign-in HTTP/1.1\r\nHost: x\r\n', ''],
    [
      'whose form comes in drops',
      `POST /sign-in HTTP/1.1\r\nHost: x\r\n${FORM}\r\nContent-Length: 60000\r\n\r\n`,
      'a',
    ],
    [
      'whose form stops',
      `POST /sign-in HTTP/1.1\r\nHost: x\r\n${FORM}\r\nContent-Length: 60000\r\n\r\nemail=`,
      '',
    ],
    [
      'whose chunks never end',
      `POST /sign-in HTTP/1.1\r\nHost: x\r\n${FORM}\r\nTransfer-Encoding: chunked\r\n\r\n`,
      '1\r\na\r\n',
    ],
  ])('%s, with 408', async (_, head, drop) => {
    expect(await sendSlowly(head, drop)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('whose join comes in drops, and nobody has joined', async () => {
    const { pathname } = new URL(link);
    const head = `POST ${pathname}/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{"consent":true`;
    expect(await sendSlowly(head, ' ')).toMatch(/^HTTP\/1\.1 408 /);
    expect(await app.db.selectFrom('raters').select('id').execute()).toEqual([]);
  });
});

it('others are served meanwhile, and none of it is a failure of ours', async () => {
  const slow = sendSlowly('GET /sign-in HTTP/1.1\r\nHost: x\r\n', 'X-Drop: 1\r\n');
  expect((await fetch(link)).status).toBe(200);
  await slow;
  const failures = lines
    .map((line) => JSON.parse(line) as { level: string })
    .filter(({ level }) => level === 'error');
  expect(failures).toEqual([]);
});
