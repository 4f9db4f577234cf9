import type { IncomingMessage } from 'node:http';

/** What is left of a body once the answer is known is read on and dropped, so many bytes and milliseconds at most. */
const MOST_DROPPED_BYTES = 4 * 1024 * 1024;
const MOST_DROPPING_MS = 2000;

/** The body of a request as the pages read it, which only as much is taken of as they ask for. */
export interface RequestBody {
  readonly stream: ReadableStream<Uint8Array>;
  /**
   * Reads what is left and keeps nothing of it. An answer that comes before its request has ended is lost with the
   * connection, unless whoever sends is let finish; who sends on and on is not.
   */
  drop(): Promise<void>;
}

/** The body of a request whose method has one. */
export function requestBody(request: IncomingMessage): RequestBody {
  const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    async drop() {
      let timer: NodeJS.Timeout | undefined;
      const over = new Promise<'over'>((resolve) => {
        timer = setTimeout(() => resolve('over'), MOST_DROPPING_MS);
      });
      for (let dropped = 0; dropped <= MOST_DROPPED_BYTES;) {
        // A connection that breaks meanwhile has nothing more to drop.
        const part = await Promise.race([parts.next().catch(() => 'over' as const), over]);
        if (part === 'over' || part.done === true) break;
        dropped += part.value.byteLength;
      }
      clearTimeout(timer);
    },
  };
}
