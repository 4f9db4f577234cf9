import { OPERATIONS } from '#app/core/api/operations.ts';
import {
  addWebhook,
  removeWebhook as remove,
  testWebhook as test,
  webhooksOf,
} from '#app/services/webhooks/webhooks.ts';
import { slugOf } from '../lead/lead.server.ts';
import { sayHere } from '../shared/sayHere.server.ts';
import { answers, WithHeaders } from './api.server.ts';
import { rowIn } from './row.ts';

// Webhooks of a study, as its page has them.

export const listWebhooks = answers(OPERATIONS.listWebhooks, async ({ context: { db }, params }) => {
  const { webhooks, deliveries } = await webhooksOf(db, slugOf({ params }));
  return {
    data: webhooks.map(({ events, ...webhook }) => ({ ...webhook, events: [...events] })),
    deliveries: deliveries.map(({ why, ...delivery }) => ({
      ...delivery,
      why: why === null ? null : { reason: why.reason, message: sayHere(why) },
    })),
  };
});

export const createWebhook = answers(
  OPERATIONS.createWebhook,
  async ({ context: { db, config }, params, body, doing }) => {
    const slug = slugOf({ params });
    const made = await addWebhook(db, slug, body, { ...doing, privately: config.webhooksPrivate });
    return new WithHeaders(made, { Location: `/api/v1/studies/${slug}/webhooks` });
  },
);

export const removeWebhook = answers(OPERATIONS.removeWebhook, async ({ context: { db }, params, doing }) => {
  const id = rowIn(params, 'webhook');
  await remove(db, slugOf({ params }), id, doing);
  return { id };
});

export const testWebhook = answers(OPERATIONS.testWebhook, async ({ context: { db }, params }) => {
  return { delivery: await test(db, slugOf({ params }), rowIn(params, 'webhook')) };
});
