import { randomUUID } from 'node:crypto';
import { MOST_ATTEMPTS, type WebhookEvent } from '#app/core/webhooks/webhooks.ts';
import { deliverWebhookJob } from '#app/jobs/definitions/deliverWebhook.ts';
import type { Executor } from '#db/database.ts';
import { insertJob } from '#db/queries/jobs.ts';
import { insertDeliveries } from '#db/queries/webhooks.ts';

/** What is told of a study. */
export interface Announcement {
  readonly studyId: number;
  readonly event: WebhookEvent;
  readonly at: Date;
  /** What there is to say beside the study's state. */
  readonly detail?: object;
  /** Names what is told once however often it is announced; left out, each announcement is told. */
  readonly occurrence?: string;
}

/**
 * Has webhooks told of something, in the transaction in which it happens: what is rolled back is told nobody, and what
 * has happened is told even where the process dies the moment after.
 */
export async function announce(
  trx: Executor,
  { studyId, event, at, detail = {}, occurrence = randomUUID() }: Announcement,
): Promise<void> {
  for (const delivery of await insertDeliveries(trx, { studyId, event, at, detail, occurrence })) {
    await queueDelivery(trx, delivery);
  }
}

/** Puts a message into the queue; a process that does jobs sends it. */
export async function queueDelivery(trx: Executor, delivery: number): Promise<void> {
  const payload = { delivery };
  const { kind, key } = deliverWebhookJob;
  // Attempts that end without a word, their process killed, are counted by the queue alone.
  await insertJob(trx, { kind, key: key(payload), payload, most_attempts: 2 * MOST_ATTEMPTS });
}
