import type { SendFailure } from '#app/components/rating/sendFailure.ts';
import type { Submission } from '#app/core/ratings/judgment.ts';
import type { RaterState } from '#app/services/rating/raterState.ts';
import { exclusively } from './exclusively.ts';
import { AHEAD, askState, sendJudgment, type Answered } from './sendJudgment.ts';
import { keepStored, loadStored } from './stored.ts';

/** A judgment that is not known to be stored yet. */
export interface Waiting {
  readonly submission: Submission;
  /** Whether it is the task's first judgment, not a correction. */
  readonly first: boolean;
}

export interface OutboxListener {
  /** The queue, or why it is stuck, is another now. */
  changed?(): void;
  /** The server took a judgment, and said where things stand. */
  accepted?(state: RaterState): void;
  /** A judgment will never be taken and has left the queue; where things stand, with the tasks that come next. */
  lost?(waiting: Waiting, failure: SendFailure, state: RaterState): void;
}

export interface Post {
  send(submission: Submission): Promise<Answered<RaterState>>;
  state(): Promise<Answered<RaterState>>;
}

/** The server behind a rater's link. */
export function postOf(link: string): Post {
  return { send: (submission) => sendJudgment(link, submission), state: () => askState(link, AHEAD) };
}

const nameOf = (link: string) => `evenhand-outbox:${link}`;

/** The judgments of a link that wait in this browser. */
export function loadWaiting(link: string): readonly Waiting[] {
  return loadStored<Waiting[]>(nameOf(link)) ?? [];
}

/** Judged assignments that are remembered: as many as a page may have been given ahead. */
const REMEMBERED = 50;

const sentName = (link: string) => `evenhand-sent:${link}`;

/**
 * The assignments whose first judgments the server took last. A page that it made just before doesn't know of them: its
 * tasks may be among these, and are asked for anew then.
 */
export function loadSent(link: string): readonly string[] {
  return loadStored<string[]>(sentName(link)) ?? [];
}

/**
 * The judgments that wait to be sent, kept in the browser until the server says that they are stored. They are sent
 * in the order in which they were given, one after the other; a judgment that the server cannot take now keeps those
 * after it waiting. Each has a key, so that what arrived without its receipt counts once.
 */
export class Outbox {
  /** Why the first one waits; null while nothing is in its way. */
  stuck: SendFailure | null = null;
  /** Whether everything that waits outlives the page. */
  safe = true;
  private flushing: Promise<void> | null = null;
  private readonly listeners = new Set<OutboxListener>();

  constructor(
    private readonly link: string,
    private readonly post: Post,
  ) {}

  /** Tells a listener what happens, until the function that this gives is called. */
  subscribe(listener: OutboxListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What waits, the first one first. */
  get waiting(): readonly Waiting[] {
    return loadWaiting(this.link);
  }

  add(waiting: Waiting): void {
    this.keep([...this.waiting, waiting]);
    this.tell((listener) => listener.changed?.());
  }

  /** Sends what waits until nothing is left or something is in the way. Asked again meanwhile it does it once. */
  flush(): Promise<void> {
    this.flushing ??= this.flushed().finally(() => {
      this.flushing = null;
    });
    return this.flushing;
  }

  /** What was added after the last one was sent, but before that was known to all, is sent as well. */
  private async flushed(): Promise<void> {
    do await exclusively(nameOf(this.link), () => this.sendAll());
    while (this.stuck === null && this.waiting.length > 0);
  }

  private async sendAll(): Promise<void> {
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      if (!(await this.sendOne(next))) break;
    }
    this.tell((listener) => listener.changed?.());
  }

  /** Whether the judgment has left the queue. */
  private async sendOne(waiting: Waiting): Promise<boolean> {
    const result = await this.post.send(waiting.submission);
    if (result.ok) {
      // Before it leaves the queue: whoever sees it in neither takes it for not judged.
      this.remember(waiting);
      this.remove(waiting);
      this.tell((listener) => listener.changed?.());
      this.tell((listener) => listener.accepted?.(result.value));
      return true;
    }
    const { kind } = result.failure;
    if (kind === 'offline' || kind === 'server' || kind === 'signedOut') {
      this.stuck = result.failure;
      return false;
    }
    const answer = await this.post.state();
    // A pause ends: what was given before it waits until then.
    if (!answer.ok) {
      // The link itself leads nowhere any more: opening it says why.
      const { kind, detail } = answer.failure;
      this.stuck = kind === 'gone' ? { kind: 'signedOut', detail } : answer.failure;
      return false;
    }
    if (answer.value.finished === 'paused') {
      this.stuck = { kind: 'paused', detail: null };
      return false;
    }
    this.remove(waiting);
    this.tell((listener) => listener.changed?.());
    this.tell((listener) => listener.lost?.(waiting, result.failure, answer.value));
    return true;
  }

  private tell(what: (listener: OutboxListener) => void): void {
    this.listeners.forEach(what);
  }

  private remember({ submission: { assignment }, first }: Waiting): void {
    if (!first) return;
    const others = loadSent(this.link).filter((other) => other !== assignment);
    keepStored(sentName(this.link), [...others, assignment].slice(-REMEMBERED));
  }

  private remove({ submission }: Waiting): void {
    this.stuck = null;
    this.keep(this.waiting.filter((other) => other.submission.key !== submission.key));
  }

  private keep(waiting: readonly Waiting[]): void {
    this.safe = keepStored(nameOf(this.link), waiting.length === 0 ? null : waiting);
  }
}
