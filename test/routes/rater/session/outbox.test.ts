import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SendFailure } from '#app/components/rating/sendFailure.ts';
import type { Submission } from '#app/core/ratings/judgment.ts';
import { loadWaiting, Outbox, type Post, type Waiting } from '#app/routes/rater/session/outbox.ts';
import type { Answered } from '#app/routes/rater/session/sendJudgment.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';

const LINK = '/r/token';
const STATE: RaterState = {
  task: null,
  progress: { done: 0, total: 0, medianActiveMs: null },
  finished: 'complete',
  last: null,
};
const judgment = (key: string): Waiting => ({
  submission: { kind: 'pairwise', preference: 'tie', assignment: `task-${key}`, key, activeMs: 1 },
  first: true,
});
const fail = (kind: SendFailure['kind']): Answered<RaterState> => ({
  ok: false,
  failure: { kind, detail: null },
});

/** A browser's storage; `full` refuses to keep anything more. */
function storage(): Storage & { full: boolean } {
  const kept = new Map<string, string>();
  return {
    full: false,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem(name: string, value: string) {
      if (this.full) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, value);
    },
    removeItem: (name: string) => void kept.delete(name),
  } as Storage & { full: boolean };
}

/** A server that takes judgments unless something is in the way. */
function server() {
  const taken: string[] = [];
  const post: Post & {
    taken: string[];
    answer: (key: string) => Answered<RaterState>;
    state: Post['state'];
  } = {
    taken,
    answer: () => ({ ok: true, value: STATE }),
    send: ({ key }: Submission) => {
      const answer = post.answer(key);
      if (answer.ok) taken.push(key);
      return Promise.resolve(answer);
    },
    state: () => Promise.resolve({ ok: true, value: STATE }),
  };
  return post;
}

let kept: ReturnType<typeof storage>;
beforeEach(() => {
  kept = storage();
  vi.stubGlobal('localStorage', kept);
});
afterEach(() => void vi.unstubAllGlobals());

describe('Outbox', () => {
  it('sends what waits in its order, once, however often it is asked', async () => {
    const post = server();
    const outbox = new Outbox(LINK, post);
    for (const key of ['a', 'b', 'c']) outbox.add(judgment(key));
    await Promise.all([outbox.flush(), outbox.flush()]);
    await outbox.flush();
    expect(post.taken).toEqual(['a', 'b', 'c']);
    expect(loadWaiting(LINK)).toEqual([]);
  });

  it.each(['offline', 'server', 'signedOut'] as const)('keeps all of it in order while %s', async (kind) => {
    const post = server();
    const outbox = new Outbox(LINK, post);
    post.answer = (key) => (key === 'b' ? fail(kind) : { ok: true, value: STATE });
    for (const key of ['a', 'b', 'c']) outbox.add(judgment(key));
    await outbox.flush();
    expect(post.taken).toEqual(['a']);
    expect(outbox.stuck?.kind).toBe(kind);
    expect(outbox.waiting.map(({ submission }) => submission.key)).toEqual(['b', 'c']);
    // Another page of the same link goes on where this one stopped.
    const next = server();
    await new Outbox(LINK, next).flush();
    expect(next.taken).toEqual(['b', 'c']);
  });

  it('sends what is added while it sends', async () => {
    const post = server();
    const outbox = new Outbox(LINK, post);
    outbox.subscribe({ accepted: () => post.taken.length === 1 && outbox.add(judgment('b')) });
    outbox.add(judgment('a'));
    await outbox.flush();
    expect(post.taken).toEqual(['a', 'b']);
  });

  it('sends what is added when the last one was sent, before other tabs may send', async () => {
    const post = server();
    const outbox = new Outbox(LINK, post);
    // As the browser does: the lock is given back in a task of its own.
    vi.stubGlobal('navigator', {
      locks: {
        request: async (_: string, run: () => Promise<void>) => {
          await run();
          if (post.taken.length === 1) {
            outbox.add(judgment('b'));
            void outbox.flush();
          }
        },
      },
    });
    outbox.add(judgment('a'));
    await outbox.flush();
    expect(post.taken).toEqual(['a', 'b']);
  });

  it('gives up what will never be taken, says so, and goes on', async () => {
    const post = server();
    post.answer = (key) => (key === 'a' ? fail('gone') : { ok: true, value: STATE });
    const outbox = new Outbox(LINK, post);
    const lost: string[] = [];
    outbox.subscribe({ lost: ({ submission }, failure) => lost.push(`${submission.key} ${failure.kind}`) });
    for (const key of ['a', 'b']) outbox.add(judgment(key));
    await outbox.flush();
    expect(lost).toEqual(['a gone']);
    expect(post.taken).toEqual(['b']);
  });

  it('keeps what was given before a pause until it ends', async () => {
    const post = server();
    post.answer = () => fail('gone');
    post.state = () => Promise.resolve({ ok: true, value: { ...STATE, finished: 'paused' } });
    const outbox = new Outbox(LINK, post);
    outbox.add(judgment('a'));
    await outbox.flush();
    expect(outbox.stuck?.kind).toBe('paused');
    expect(loadWaiting(LINK)).toHaveLength(1);
  });

  it('keeps judgments without storage as long as the page is open, and knows that they are not safe', async () => {
    kept.full = true;
    const post = server();
    const outbox = new Outbox('/r/other', post);
    outbox.add(judgment('a'));
    expect(outbox.safe).toBe(false);
    await outbox.flush();
    expect(post.taken).toEqual(['a']);
    expect(outbox.safe).toBe(true);
  });
});
