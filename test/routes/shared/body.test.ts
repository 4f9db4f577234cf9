import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { formBody, jsonBody } from '#app/routes/shared/body.server.ts';
import { forProgram } from '#app/routes/shared/failures.server.ts';
import { answerWith } from '#app/server/pages.ts';

const ALLOWANCE = { bytes: 1000, ms: 100, remedy: said('send-less') };

let server: Server;
beforeAll(async () => {
  const app = express();
  app.use((_request, response, next) => {
    response.locals.origin = 'http://localhost';
    next();
  });
  const route = (path: string, read: (request: Request) => Promise<unknown>) =>
    app.post(path, (request, response, next) => {
      answerWith(request, response, (asked) => forProgram(() => read(asked))).catch(next);
    });
  route('/form', (request) => formBody(request, z.object({ name: z.string() }), ALLOWANCE));
  route('/json', (request) => jsonBody(request, ALLOWANCE));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

/** Sends the head and a part of a body, and nothing more; all that comes back until the connection is closed. */
async function sendPart(path: string, type: string, part: string): Promise<string> {
  const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes) => (answer += bytes.toString('utf8')));
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 500\r\n\r\n${part}`,
  );
  await once(socket, 'close');
  return answer;
}

it.each([
  ['/form', 'application/x-www-form-urlencoded', 'name=a'],
  ['/form', 'application/x-www-form-urlencoded', ''],
  ['/json', 'application/json', '{"name":'],
])('a body that does not end in time is answered with 408: %s, %s, %j', async (...sent) => {
  const answer = await sendPart(...sent);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toMatch(/^connection: close/im);
  expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({
    error: { code: 'too_slow', message: expect.stringContaining('0.1 seconds') },
  });
});

it('one that ends in time is read, and the connection goes on', async () => {
  const { port } = server.address() as AddressInfo;
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const response = await fetch(`http://127.0.0.1:${port}/form`, { method: 'POST', body: 'name=a', headers });
  expect([response.status, response.headers.get('connection')]).toEqual([200, 'keep-alive']);
  expect(await response.json()).toEqual({ name: 'a' });
});
