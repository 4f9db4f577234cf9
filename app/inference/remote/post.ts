import http from 'node:http';
import https from 'node:https';

/** What a server answers. */
export interface PostAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface Poster {
  /** Rejects with the signal's reason when it aborts, and with the connection's error when that breaks. */
  post(url: string, body: string, headers: Record<string, string>, signal: AbortSignal): Promise<PostAnswer>;
  /** The same without a body. */
  get(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<PostAnswer>;
  close(): void;
}

/** An answer to a request for one text has a few kilobytes; what goes on beyond this is none. */
const MOST_BYTES = 32 * 2 ** 20;

/**
 * Sends requests over kept connections. Not `fetch`, which gives up after five minutes without headers, whatever
 * time it is given: a small machine may need longer for a text. Redirects are not followed.
 */
export function createPoster(connections: number): Poster {
  const options = { keepAlive: true, maxSockets: connections };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };

  async function send(
    address: string,
    { method, headers, body }: { method: string; headers: Record<string, string>; body?: string },
    signal: AbortSignal,
  ): Promise<PostAnswer> {
    signal.throwIfAborted();
    const url = new URL(address);
    const secure = url.protocol === 'https:';
    return await new Promise<PostAnswer>((resolve, reject) => {
      const fail = (error: unknown) => reject(signal.aborted ? signal.reason : error);
      const agent = agents[secure ? 'https:' : 'http:'];
      const request = (secure ? https : http).request(url, { method, agent, headers, signal });
      request.on('error', fail);
      request.on('response', (response) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        response.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > MOST_BYTES) request.destroy(new Error(`the answer has more than ${MOST_BYTES} bytes`));
          else parts.push(part);
        });
        response.on('error', fail);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: headersOf(response),
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      });
      request.end(body);
    });
  }
  return {
    post: (address, body, headers, signal) => {
      const all = { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
      return send(address, { method: 'POST', headers: all, body }, signal);
    },
    get: (address, headers, signal) => send(address, { method: 'GET', headers }, signal),
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function headersOf(response: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headers)) {
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one);
  }
  return headers;
}
