import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleDataRequestFunction,
  type HandleErrorFunction,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext } from './components/ui/NonceContext.tsx';

/** After this many milliseconds a page that waits for something is given up. */
export const streamTimeout = 10_000;

/** Pages hold what one person may see at one moment: no cache keeps them. */
function forbidCaching(headers: Headers): void {
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
}

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
        <RemixServer
          context={remixContext}
          url={request.url}
          abortDelay={streamTimeout}
          nonce={loadContext.nonce}
        />
      </NonceContext.Provider>,
      {
        nonce: loadContext.nonce,
        [isbot(request.headers.get('User-Agent') ?? '') ? 'onAllReady' : 'onShellReady']() {
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          forbidCaching(headers);
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

export const handleDataRequest: HandleDataRequestFunction = (response) => {
  forbidCaching(response.headers);
  return response;
};

/** A defect of ours goes to standard error for whoever runs the server; the page only says that there was one. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return;
  // Paths may hold a rater's secret: only their kind is written.
  const kind = new URL(request.url).pathname.replace(/^\/r\/[^/]+/, '/r/…');
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${request.method} ${kind}: ${detail}\n`);
};
