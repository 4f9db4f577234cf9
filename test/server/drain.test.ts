import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDrain, type Drain } from '#app/server/drain.ts';

let drain: Drain;
let server: Server;
let port: number;
let finish: (() => void) | undefined;
const agents: Agent[] = [];

beforeEach(async () => {
  drain = createDrain();
  finish = undefined;
  const app = express();
  app.use(drain.middleware);
  app.get('/slow', (_request, response) => {
    finish = () => response.end('slow');
  });
  app.get('/quick', (_request, response) => void response.end('quick'));
  server = createServer({ keepAliveTimeout: 60_000 }, app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  for (const agent of agents.splice(0)) agent.destroy();
  server.closeAllConnections();
});

/** A client that keeps its one connection open. */
function client() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  return async (path: string) => {
    const [response] = (await once(get({ port, path, agent }), 'response')) as [IncomingMessage];
    let text = '';
    for await (const part of response) text += String(part);
    return { text, connection: response.headers.connection };
  };
}

it('answers what is under way and what comes on an open connection, and takes no new one', async () => {
  const [busy, idle, late] = [client(), client(), client()];
  expect(await idle('/quick')).toEqual({ text: 'quick', connection: 'keep-alive' });
  const slow = busy('/slow');
  await expect.poll(() => finish).toBeTypeOf('function');

  const ended = drain.begin(server, 60_000);
  await expect.poll(() => server.listening).toBe(false);
  expect(drain.draining).toBe(true);
  await expect(late('/quick')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(await idle('/quick')).toEqual({ text: 'quick', connection: 'close' });
  finish?.();
  expect(await slow).toEqual({ text: 'slow', connection: 'close' });
  expect(await ended).toBe(0);
});

it('answers whoever had connected, and sent, before the server came to take the connection', async () => {
  const sent = new Int32Array(new SharedArrayBuffer(4));
  const sender = new Worker(
    `const { parentPort, workerData: { port, sent } } = require('node:worker_threads');
    let text = '';
    const socket = require('node:net').connect(port, '127.0.0.1');
    socket.write('GET /quick HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n', () => {
      Atomics.store(sent, 0, 1);
      Atomics.notify(sent, 0);
    });
    socket.on('data', (part) => (text += part));
    socket.on('error', (error) => parentPort.postMessage(error.code));
    socket.on('end', () => parentPort.postMessage(text));`,
    { eval: true, workerData: { port, sent } },
  );
  const answered = once(sender, 'message');
  // The loop stands still until then, as on a machine that has other work.
  expect(Atomics.wait(sent, 0, 0, 30_000)).not.toBe('timed-out');
  const ended = drain.begin(server, 60_000);
  expect((await answered)[0]).toMatch(/^HTTP\/1.1 200[^]*quick$/);
  expect(await ended).toBe(0);
  await sender.terminate();
});

it('cuts what does not end in time, and says how much that was', async () => {
  const slow = client()('/slow').catch((error: NodeJS.ErrnoException) => error.code);
  await expect.poll(() => finish).toBeTypeOf('function');
  expect(await drain.begin(server, 50)).toBe(1);
  expect(await slow).toBe('ECONNRESET');
});
