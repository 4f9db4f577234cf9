import type { Said } from '../shared/reasons/reason.ts';
import type { StudyState } from '../studies/lifecycle.ts';

/** What a webhook tells of. */
export const WEBHOOK_EVENTS = [
  'study.opened',
  'study.paused',
  'study.resumed',
  'study.look_due',
  'study.closed',
  'study.verdict',
  'study.signed',
  'study.withdrawn',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What is sent to see whether an address takes messages: nothing has happened. */
export const TEST_EVENT = 'study.test';
/** What a message may be about. */
export type MessageEvent = WebhookEvent | typeof TEST_EVENT;

/** Webhooks of a study, and of all studies together, that hold at a time. */
export const MOST_WEBHOOKS = 20;

/** How often a message is tried, the first time included. */
export const MOST_ATTEMPTS = 10;

const FIRST_RETRY_SECONDS = 5;
const LAST_RETRY_SECONDS = 6 * 3600;

/** After how many seconds the attempt of this number is followed by the next: 5, 20, 80 …, six hours at most. */
export function retryAfterSeconds(attempts: number): number {
  return Math.min(FIRST_RETRY_SECONDS * 4 ** (attempts - 1), LAST_RETRY_SECONDS);
}

/** What is told of a study that comes into a state from another; nothing of states that only prepare it, and a decision is told by itself. */
export function eventsOfMove(from: StudyState, to: StudyState): readonly WebhookEvent[] {
  switch (to) {
    case 'open':
      return [from === 'paused' ? 'study.resumed' : 'study.opened'];
    case 'paused':
      return ['study.paused'];
    case 'closed':
      return ['study.closed', 'study.verdict'];
    case 'withdrawn':
      return ['study.withdrawn'];
    case 'draft':
    case 'generating':
    case 'ready':
    case 'decided':
      return [];
  }
}

/** Where messages are sent, as a page shows it. */
export interface ShownWebhook {
  readonly id: number;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly by: string;
  /** ISO 8601. */
  readonly since: string;
}

/** A message and how it went, as a page shows it. */
export interface ShownDelivery {
  readonly id: number;
  readonly url: string;
  readonly event: MessageEvent;
  readonly study: string;
  /** ISO 8601; when it happened, and when it was tried last. */
  readonly at: string;
  readonly lastAt: string | null;
  readonly attempts: number;
  readonly state: 'waiting' | 'delivered' | 'failed';
  /** HTTP status of the last answer; null where there was none. */
  readonly status: number | null;
  /** Why the last attempt failed; null where it didn't. */
  readonly why: Said | null;
  /** Whether its webhook still holds, so that it can be sent again. */
  readonly holds: boolean;
}
