import { z } from 'zod';
import { AppError, because, problem, problemsIn } from '#app/core/shared/errors.ts';
import {
  MOST_WEBHOOKS,
  TEST_EVENT,
  WEBHOOK_EVENTS,
  type ShownDelivery,
  type ShownWebhook,
  type MessageEvent,
} from '#app/core/webhooks/webhooks.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { lockStudy } from '#db/queries/studies.ts';
import {
  endWebhook,
  insertTest,
  insertWebhook,
  listDeliveries,
  listWebhooks,
  sendAgain,
} from '#db/queries/webhooks.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { queueDelivery } from './announce.ts';
import { isPublicAddress } from './networks.ts';
import { isWebhookSecret, newWebhookSecret } from './sign.ts';

/** Messages that a page shows. */
const MOST_SHOWN = 50;

const webhookSchema = z.object({
  url: z.string().trim().min(1, because('is-missing')).max(2000),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1, because('is-missing')),
  secret: z
    .string()
    .trim()
    .refine((text) => text === '' || isWebhookSecret(text), because('webhook-secret-wrong'))
    .default(''),
});

export interface WebhookDoing {
  readonly actor: string;
  readonly now?: Date;
}

/**
 * Has messages sent to an address.
 *
 * @param slug the study that they are about; null for all studies
 * @param input fields of `webhookSchema`
 * @param options.privately whether the address may be one of a private network, and without https
 * @returns its number, and the secret that they are signed with: the one that was given, else a new one
 * @throws AppError `invalid_input` naming the fields; `not_found`; `conflict` where there are as many as may be
 */
export async function addWebhook(
  db: Database,
  slug: string | null,
  input: unknown,
  { privately, actor, now = new Date() }: WebhookDoing & { readonly privately: boolean },
): Promise<{ id: number; url: string; secret: string }> {
  const parsed = webhookSchema.safeParse(input);
  const problems = parsed.success ? addressProblems(parsed.data.url, privately) : problemsIn(parsed.error);
  if (!parsed.success || problems.length > 0) {
    throw new AppError('webhook-not-added', { first: problems[0]! }, { problems });
  }
  const { url, events, secret: given } = parsed.data;
  const secret = given === '' ? newWebhookSecret() : given;
  const id = await db.transaction().execute(async (trx) => {
    const studyId = slug === null ? null : (await requireStudy(trx, slug)).id;
    if (studyId !== null) await lockStudy(trx, studyId);
    if ((await listWebhooks(trx, studyId)).length >= MOST_WEBHOOKS) {
      throw new AppError('too-many-webhooks', { most: MOST_WEBHOOKS });
    }
    const added = await insertWebhook(trx, {
      ...{ study_id: studyId, url, secret, events },
      created_by: actor,
      created_at: now,
    });
    const detail = { host: new URL(url).host, events: events.join(', ') };
    await insertEvent(trx, { studyId, at: now, actor, kind: 'webhook-added', detail });
    return added;
  });
  return { id, url, secret };
}

/**
 * Ends a webhook of a study, or of all (null); messages that wait are not sent any more.
 * @throws AppError `not_found`
 */
export async function removeWebhook(
  db: Database,
  slug: string | null,
  id: number,
  { actor, now = new Date() }: WebhookDoing,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const studyId = slug === null ? null : (await requireStudy(trx, slug)).id;
    const url = await endWebhook(trx, { studyId, id, at: now });
    if (url === undefined) throw new AppError('no-such-webhook');
    const detail = { host: new URL(url).host };
    await insertEvent(trx, { studyId, at: now, actor, kind: 'webhook-removed', detail });
  });
}

/**
 * Sends a message again, with the same id, so that who had it already knows it.
 * @throws AppError `not_found` where there is none, or its webhook has ended
 */
export async function resend(db: Database, slug: string | null, id: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const studyId = slug === null ? null : (await requireStudy(trx, slug)).id;
    if (!(await sendAgain(trx, { id, studyId }))) throw new AppError('no-such-webhook');
    await queueDelivery(trx, id);
  });
}

/**
 * Sends a webhook of a study a message that says nothing has happened, whatever it hears of.
 *
 * @returns the message's number, by which `webhooksOf` tells how it went
 * @throws AppError `not_found`
 */
export async function testWebhook(
  db: Database,
  slug: string,
  id: number,
  { now = new Date() }: { readonly now?: Date } = {},
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const { id: studyId } = await requireStudy(trx, slug);
    const delivery = await insertTest(trx, { studyId, webhook: id, event: TEST_EVENT, at: now });
    if (delivery === undefined) throw new AppError('no-such-webhook');
    await queueDelivery(trx, delivery);
    return delivery;
  });
}

/** The webhooks of a study, or of all studies (null), and their latest messages. Secrets stay where they are. */
export async function webhooksOf(
  db: Database,
  slug: string | null,
): Promise<{ webhooks: ShownWebhook[]; deliveries: ShownDelivery[] }> {
  const studyId = slug === null ? null : (await requireStudy(db, slug)).id;
  const webhooks = (await listWebhooks(db, studyId)).map(({ id, url, events, created_by, created_at }) => ({
    ...{ id, url, events },
    by: created_by,
    since: created_at.toISOString(),
  }));
  const deliveries = (await listDeliveries(db, studyId, MOST_SHOWN)).map((row): ShownDelivery => ({
    id: row.id,
    url: row.url,
    event: row.event as MessageEvent,
    study: row.slug,
    at: row.at.toISOString(),
    lastAt: row.last_at?.toISOString() ?? null,
    attempts: row.attempts,
    state: row.state,
    status: row.last_status,
    why: row.last_error,
    holds: !row.ended,
  }));
  return { webhooks, deliveries };
}

/** What is wrong with an address; whether its name leads into a private network is only known when it is asked. */
function addressProblems(text: string, privately: boolean) {
  if (!URL.canParse(text)) return [problem('url', 'webhook-url-wrong')];
  const { protocol, hostname, username, password, hash } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  if (!isWeb || username !== '' || password !== '' || hash !== '')
    return [problem('url', 'webhook-url-wrong')];
  if (privately) return [];
  if (protocol !== 'https:') return [problem('url', 'webhook-url-unsafe')];
  const host = hostname.replace(/^\[|\]$/g, '');
  const isAddress = /^[\d.]+$/.test(host) || host.includes(':');
  return host === 'localhost' || (isAddress && !isPublicAddress(host))
    ? [problem('url', 'webhook-url-private')]
    : [];
}
