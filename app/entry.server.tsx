import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext } from './components/ui/NonceContext.tsx';
import { RequestIdContext } from './components/ui/requestId.ts';
import { reportFailure } from './log/requestScope.ts';

/** After this many milliseconds a page that waits for something is given up. */
export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={loadContext.nonce}>
        <RequestIdContext.Provider value={loadContext.requestId}>
          <RemixServer
            context={remixContext}
            url={request.url}
            abortDelay={streamTimeout}
            nonce={loadContext.nonce}
          />
        </RequestIdContext.Provider>
      </NonceContext.Provider>,
      {
        nonce: loadContext.nonce,
        [isbot(request.headers.get('User-Agent') ?? '') ? 'onAllReady' : 'onShellReady']() {
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: reject,
        onError() {
          code = 500;
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** A failure of ours goes to the log; the page only says that there was one, and under which id. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return;
  // An address or method that no route has: the asker's fault, and Remix gives it as a response.
  const { status } = (error ?? {}) as { status?: unknown };
  if (typeof status === 'number' && status < 500) return;
  reportFailure(error);
};
