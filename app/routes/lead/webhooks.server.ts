import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { ToldDelivery } from '#app/components/webhooks/DeliveryTable.tsx';
import type { MadeWebhook } from '#app/components/webhooks/Webhooks.tsx';
import type { AppContext } from '#app/server/context.ts';
import { addWebhook, removeWebhook, resend, webhooksOf } from '#app/services/webhooks/webhooks.ts';
import { rowNumber, text, texts } from '../shared/fields.ts';
import { sayHere } from '../shared/sayHere.server.ts';
import { accountAction, runAccountForm } from './accountForm.server.ts';

/** What the page shows of the webhooks of a study, or of all (null), in the reader's language. */
export async function shownWebhooks({ db, config }: AppContext, slug: string | null) {
  const { webhooks, deliveries } = await webhooksOf(db, slug);
  return {
    webhooks,
    deliveries: deliveries.map(({ why, ...delivery }): ToldDelivery => ({
      ...delivery,
      why: why && sayHere(why),
    })),
    privately: config.webhooksPrivate,
  };
}

/** What the page's forms do, for somebody who may. */
export async function runWebhooksForm(args: ActionFunctionArgs, slug: string | null, actor: string) {
  const { db, config } = args.context;
  const privately = config.webhooksPrivate;
  return await runAccountForm<MadeWebhook>(args, {
    add: accountAction(z.object({ url: text, events: texts, secret: text }), async (fields) => ({
      made: await addWebhook(db, slug, fields, { actor, privately }),
    })),
    remove: accountAction(z.object({ webhook: rowNumber }), ({ webhook }) =>
      removeWebhook(db, slug, webhook, { actor }),
    ),
    again: accountAction(z.object({ message: rowNumber }), ({ message }) => resend(db, slug, message)),
  });
}
