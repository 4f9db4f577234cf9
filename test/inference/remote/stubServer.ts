import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';

/** What a request sent. */
export interface Asked {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
  /** The prompt, wherever the interface puts it. */
  readonly prompt: string;
  /** 1 for the first request with this prompt. */
  readonly attempt: number;
  readonly at: number;
}

export type Behaviour = (asked: Asked, response: http.ServerResponse) => void;

export interface StubServer {
  readonly asked: Asked[];
  /** Most requests that were under way at once. */
  readonly mostAtOnce: () => number;
  readonly host: string;
  provider(rest?: Partial<RemoteProvider>): RemoteProvider;
  close(): Promise<void>;
}

/** A server on this machine that speaks OpenAI's interface as well or as badly as `behave` does. */
export async function startStub(behave: Behaviour): Promise<StubServer> {
  const asked: Asked[] = [];
  let now = 0;
  let most = 0;
  const server = http.createServer((request, response) => {
    now += 1;
    most = Math.max(most, now);
    response.on('close', () => (now -= 1));
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const body = JSON.parse(text) as Record<string, unknown>;
      const messages = body.messages as { content: string }[] | undefined;
      const prompt = messages?.[0]?.content ?? String(body.prompt);
      const attempt = asked.filter((before) => before.prompt === prompt).length + 1;
      const one = {
        ...{ path: request.url!, headers: request.headers, body },
        ...{ prompt, attempt, at: performance.now() },
      };
      asked.push(one);
      behave(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    mostAtOnce: () => most,
    host,
    provider: (rest = {}) => ({
      kind: 'openai',
      baseUrl: `http://${host}/v1`,
      model: 'tiny',
      api: 'completions',
      concurrency: 4,
      timeoutSeconds: 10,
      ...rest,
    }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function reply(
  response: http.ServerResponse,
  status: number,
  body: unknown,
  headers: http.OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Answers as a good server does: the text tells the prompt. */
export const answerWell: Behaviour = ({ prompt, path }, response) => {
  const text = `about ${prompt}`;
  const choice = path.endsWith('/chat/completions')
    ? { message: { role: 'assistant', content: text } }
    : { text };
  reply(response, 200, {
    model: 'tiny-v2',
    choices: [{ index: 0, ...choice, finish_reason: 'stop' }],
    usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 },
  });
};
