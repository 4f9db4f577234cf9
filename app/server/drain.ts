import { Server as NetServer } from 'node:net';
import type { Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';

/** Rounds of the event loop, in each of which every connection that waits is taken. */
const TURNS_TO_ACCEPT = 2;

/** A server's polite end. */
export interface Drain {
  /** Counts requests under way, and tells connections that the server ends. First of all middleware. */
  readonly middleware: RequestHandler;
  /** Whether the end has begun: no process in front should send anything more. */
  readonly draining: boolean;
  /**
   * Takes no further connection, answers every request under way and any that still comes on an open connection, with
   * `Connection: close`, and resolves when the last connection is closed. Whatever is open after `mostMs` is cut.
   * @returns how many requests were cut
   */
  begin(server: Server, mostMs: number): Promise<number>;
}

export function createDrain(): Drain {
  const underWay = new Set<Response>();
  let draining = false;
  const part = (response: Response) => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  return {
    get draining() {
      return draining;
    },
    middleware: (_request, response, next) => {
      underWay.add(response);
      response.once('close', () => underWay.delete(response));
      if (draining) part(response);
      next();
    },
    async begin(server, mostMs) {
      // Whoever waits in the system's queue for a connection may have sent already, and would be cut with the queue:
      // on a busy machine the wish to stop is often heard before the connections that came earlier. Nobody is told
      // of the end before the socket is closed, else they would come back with a new connection meanwhile.
      for (let turn = 0; turn < TURNS_TO_ACCEPT; turn++) await setImmediate();
      draining = true;
      for (const response of underWay) part(response);
      // Node's own `close` of an HTTP server also cuts idle connections, on which a client may just be sending: it
      // would never know whether its request had been taken. They end by themselves when their time for the next
      // request is over, or with the answer to it.
      const ended = new Promise<void>((resolve) => {
        NetServer.prototype.close.call(server, () => resolve());
      });
      let cut = 0;
      const force = setTimeout(() => {
        cut = underWay.size;
        server.closeAllConnections();
      }, mostMs);
      await ended;
      clearTimeout(force);
      return cut;
    },
  };
}
