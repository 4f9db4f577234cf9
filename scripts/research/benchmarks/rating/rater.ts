import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { kinds } from '#app/core/kinds/kinds.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';

/** Connections are kept, as browsers keep them. */
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** A rater's browser, without the browser. */
export interface BenchmarkRater {
  /** Asks for the task to judge, which reserves a sitting. */
  claim(): Promise<void>;
  /** Sends a judgment of the task at hand; the answer brings the next one. */
  submit(): Promise<void>;
  /** Whether there is a task at hand. */
  hasTask(): boolean;
}

/** Finds everything good. */
const READER = { impression: () => 4, sameWithin: 0.5, muchFrom: 2 };

/** Joins a study by its link. */
export async function joinAsRater(link: string): Promise<BenchmarkRater> {
  const { headers } = await call(`${link}/join`, {}, { consent: true });
  const cookie = (headers['set-cookie'] ?? []).map((value) => value.split(';')[0]).join('; ');
  let task: BlindTask | null = null;
  return {
    claim: async () => {
      const { body } = await call(`${link}/next`, { cookie });
      ({ task } = JSON.parse(body) as { task: BlindTask | null });
    },
    submit: async () => {
      if (task === null) throw new Error('the rater has no task');
      const answer = kinds.of(task.kind).simulate(task, READER);
      const submission = { assignment: task.id, key: randomUUID(), activeMs: 5000, ...answer };
      const { body } = await call(`${link}/judgments`, { cookie }, submission);
      ({ task } = (JSON.parse(body) as { state: { task: BlindTask | null } }).state);
    },
    hasTask: () => task !== null,
  };
}

function call(
  url: string,
  headers: Record<string, string>,
  body?: object,
): Promise<{ headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const json = { 'content-type': 'application/json', origin: new URL(url).origin };
    const sent = request(
      url,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: { accept: 'application/json', ...headers, ...(body === undefined ? {} : json) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if ((response.statusCode ?? 500) < 400) resolve({ headers: response.headers, body: text });
          else reject(new Error(`${response.statusCode} from ${url}: ${text.slice(0, 300)}`));
        });
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed a kept connection at the moment it was used again; browsers send once more, so do we.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(call(url, headers, body));
      else reject(error);
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
