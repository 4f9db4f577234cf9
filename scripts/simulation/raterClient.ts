import { randomUUID } from 'node:crypto';
import { AppError } from '#app/core/shared/errors.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Answer, Submission } from '#app/core/ratings/judgment.ts';

interface RaterState {
  readonly task: BlindTask | null;
  readonly finished: string | null;
}

/** For how long, in milliseconds, a request is tried again: a server that restarts is back by then. */
const PATIENCE_MS = 25_000;

/** Where a rater's cookie is kept, as a browser would, so that the same rater can go on another day. */
export interface CookieJar {
  read(): string | undefined;
  keep(cookie: string): void;
}

/**
 * Rates over HTTP like any rater: joins by the link, takes one blind task after the other and sends a judgment,
 * until there is none left.
 * @param link a rater's link
 * @param judge sees the blind task and nothing else
 * @returns how many judgments were sent
 */
export async function rateAsClient(
  link: string,
  judge: (task: BlindTask) => Answer,
  options: {
    jar: CookieJar;
    locale: 'en' | 'zh';
    signal: AbortSignal;
    onJudgment: (assignment: string) => void;
    /** Milliseconds, see `PATIENCE_MS`. */
    patience?: number;
  },
): Promise<number> {
  const { jar, signal, patience = PATIENCE_MS } = options;
  const cookie = jar.read() ?? (await join(link, options.locale, signal, patience));
  jar.keep(cookie);
  const headers = { cookie };
  let state = JSON.parse((await send(`${link}/next`, { headers, signal, patience })).body) as RaterState;
  let sent = 0;
  while (state.task !== null) {
    const answer = judge(state.task);
    const submission: Submission = {
      assignment: state.task.id,
      key: randomUUID(),
      activeMs: readingTime(state.task),
      ...answer,
    };
    const response = await send(`${link}/judgments`, {
      method: 'POST',
      body: JSON.stringify(submission),
      headers,
      signal,
      patience,
    });
    ({ state } = JSON.parse(response.body) as { state: RaterState });
    sent += 1;
    options.onJudgment(submission.assignment);
  }
  return sent;
}

/** Milliseconds that a person takes for a letter, some 250 words a minute, and for each answer. */
const LETTER_MS = 40;
const ANSWER_MS = 1500;

/** How long a person would have read what the task shows, as nobody does here: whoever answers at once is set aside. */
function readingTime(task: BlindTask): number {
  const letters = Object.values(task)
    .flat()
    .reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
  return ANSWER_MS + LETTER_MS * letters;
}

async function join(
  link: string,
  locale: 'en' | 'zh',
  signal: AbortSignal,
  patience: number,
): Promise<string> {
  const body = JSON.stringify({ consent: true, locale });
  const response = await send(`${link}/join`, { method: 'POST', body, headers: {}, signal, patience });
  return response.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
}

/** Tries again on a lost connection or a busy server: the submission's key makes that harmless. */
async function send(
  url: string,
  {
    patience,
    ...init
  }: {
    method?: string;
    body?: string;
    headers: Record<string, string>;
    signal: AbortSignal;
    patience: number;
  },
): Promise<{ headers: Headers; body: string }> {
  const headers = {
    accept: 'application/json',
    ...(init.body === undefined ? {} : { 'content-type': 'application/json', origin: new URL(url).origin }),
    ...init.headers,
  };
  const end = performance.now() + patience;
  for (let attempt = 1; ; attempt++) {
    let response: Response;
    let body: string;
    try {
      response = await fetch(url, { ...init, headers, redirect: 'manual' });
      // A connection may break in the middle of an answer, too.
      body = await response.text();
    } catch (error) {
      if (init.signal.aborted || performance.now() > end) throw error;
      await pause(attempt);
      continue;
    }
    if (response.status < 400) return { headers: response.headers, body };
    if (response.status < 500 || performance.now() > end) {
      throw new AppError('simulated-rater-refused', { status: response.status, url, body });
    }
    await pause(attempt);
  }
}

function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(5000, 100 * 2 ** attempt)));
}
