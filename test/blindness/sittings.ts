import { kinds } from '#app/core/kinds/kinds.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';

/** A task as a rater's browser got it, with all else that came along. */
export interface SeenTask {
  readonly task: BlindTask;
  /** Of the response that brought it. */
  readonly bytes: number;
  readonly milliseconds: number;
  readonly headers: ReadonlyMap<string, string>;
  /** The response as it was sent. */
  readonly body: string;
}

/** All that one rater saw, in the order of seeing. */
export interface Sitting {
  /** The how-manieth rater of the study. */
  readonly rater: number;
  readonly seen: readonly SeenTask[];
}

/** Joins by a link as a browser does; gives the cookie. */
export async function join(link: string): Promise<string> {
  const response = await fetch(`${link}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(link).origin },
    body: JSON.stringify({ consent: true }),
  });
  if (response.status !== 201) throw new Error(`joining gave ${response.status}: ${await response.text()}`);
  return response.headers.getSetCookie()[0]!.split(';')[0]!;
}

/** Reads a rater's whole work over HTTP, judging as it comes. */
export async function readSittings(link: string, cookie: string, rater: number): Promise<Sitting> {
  const origin = new URL(link).origin;
  const seen: SeenTask[] = [];
  const ask = async (path: string, body?: object) => {
    const began = performance.now();
    const response = await fetch(`${link}${path}`, {
      headers: { cookie, origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} gave ${response.status}: ${text}`);
    const answer = JSON.parse(text) as RaterState | { state: RaterState };
    const { task } = 'state' in answer ? answer.state : answer;
    if (task !== null) {
      seen.push({
        task,
        bytes: Buffer.byteLength(text),
        milliseconds: performance.now() - began,
        headers: new Map(response.headers),
        body: text,
      });
    }
    return task;
  };
  let task = await ask('/next');
  while (task !== null) {
    const key = `rater-${rater}-${String(seen.length).padStart(6, '0')}`;
    task = await ask('/judgments', { assignment: task.id, key, ...arbitrary(task, seen.length) });
  }
  return { rater, seen };
}

/** An answer that has nothing to do with the texts, as the kind of the task would have one of a simulated reader. */
function arbitrary(task: BlindTask, number: number): object {
  let calls = 0;
  return kinds.of(task.kind).simulate(task, {
    impression: (_, criterion, scale) =>
      1 + ((number + (criterion === 'overall' ? calls++ * (number % 3) : 0)) % scale),
    sameWithin: 0.5,
    muchFrom: 2,
  });
}
