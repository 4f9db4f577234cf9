import { z } from 'zod';
import { MOST_ATTEMPTS, retryAfterSeconds } from '#app/core/webhooks/webhooks.ts';
import type { JobDefinition } from './job.ts';

/** Sends a message of a webhook. No study's address has a colon, so that the key is no study's. */
export const deliverWebhookJob: JobDefinition<{ delivery: number }> = {
  kind: 'deliver-webhook',
  payload: z.object({ delivery: z.int() }),
  key: ({ delivery }) => `delivery:${delivery}`,
  mostAttempts: 2 * MOST_ATTEMPTS,
  lane: 'messages',
  retryAfterSeconds,
};
