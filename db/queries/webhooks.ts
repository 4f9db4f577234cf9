import { sql } from 'kysely';
import type { WebhookEvent } from '#app/core/webhooks/webhooks.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

export async function insertWebhook(
  db: Executor,
  { events, ...webhook }: Omit<NewRow<'webhooks'>, 'events'> & { readonly events: readonly WebhookEvent[] },
): Promise<number> {
  const { id } = await db
    .insertInto('webhooks')
    .values({ ...webhook, events: JSON.stringify(events) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The webhooks that hold of a study, or of all studies together (null), the latest first. */
export async function listWebhooks(db: Executor, studyId: number | null): Promise<Row<'webhooks'>[]> {
  return await db
    .selectFrom('webhooks')
    .selectAll()
    .where('study_id', studyId === null ? 'is' : '=', studyId)
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
}

/** Ends a webhook of a study, or of all; gives its address, or undefined where there is none that holds. */
export async function endWebhook(
  db: Executor,
  { studyId, id, at }: { studyId: number | null; id: number; at: Date },
): Promise<string | undefined> {
  const row = await db
    .updateTable('webhooks')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('study_id', studyId === null ? 'is' : '=', studyId)
    .where('ended_at', 'is', null)
    .returning('url')
    .executeTakeFirst();
  return row?.url;
}

/** Something to be told of a study. */
export interface Occurrence {
  readonly studyId: number;
  readonly event: WebhookEvent;
  /** The same one is told once to each webhook. */
  readonly occurrence: string;
  readonly at: Date;
  readonly detail: object;
}

/**
 * Puts down a message for each webhook that wants to hear of it, all in one statement.
 * @returns the ids of the messages that are new
 */
export async function insertDeliveries(
  trx: Executor,
  { studyId, event, occurrence, at, detail }: Occurrence,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into webhook_deliveries (webhook_id, study_id, event, occurrence, message, detail, at)
    select id, ${studyId}::int, ${event}::text, ${occurrence}::text, 'msg_' || replace(gen_random_uuid()::text, '-', ''),
      ${JSON.stringify(detail)}::jsonb, ${at}::timestamptz
    from webhooks
    where ended_at is null and (study_id = ${studyId} or study_id is null)
      and events @> to_jsonb(${event}::text)
    on conflict (webhook_id, study_id, event, occurrence) do nothing
    returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Puts down a message for one webhook of a study alone; gives its id, or undefined where there is none that holds. */
export async function insertTest(
  trx: Executor,
  { studyId, webhook, event, at }: { studyId: number; webhook: number; event: string; at: Date },
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into webhook_deliveries (webhook_id, study_id, event, occurrence, message, detail, at)
    select id, ${studyId}::int, ${event}::text, gen_random_uuid()::text,
      'msg_' || replace(gen_random_uuid()::text, '-', ''), '{}'::jsonb, ${at}::timestamptz
    from webhooks where id = ${webhook} and study_id = ${studyId} and ended_at is null
    returning id`.execute(trx);
  return rows[0]?.id;
}

/** A message with what it is sent by. */
export type DeliveryToSend = Row<'webhook_deliveries'> & {
  readonly url: string;
  readonly secret: string;
  readonly ended: boolean;
  readonly slug: string;
};

export async function findDelivery(db: Executor, id: number): Promise<DeliveryToSend | undefined> {
  return await db
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .innerJoin('studies', 'studies.id', 'webhook_deliveries.study_id')
    .selectAll('webhook_deliveries')
    .select(['webhooks.url', 'webhooks.secret', 'studies.slug'])
    .select(sql<boolean>`webhooks.ended_at is not null`.as('ended'))
    .where('webhook_deliveries.id', '=', id)
    .executeTakeFirst();
}

/** Keeps what a message says, unless it is kept already: each attempt sends the same. */
export async function keepBody(db: Executor, id: number, body: string): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ body })
    .where('id', '=', id)
    .where('body', 'is', null)
    .execute();
}

/** Notes how an attempt went. */
export async function noteAttempt(
  db: Executor,
  id: number,
  went: {
    readonly at: Date;
    readonly state: Row<'webhook_deliveries'>['state'];
    readonly status: number | null;
    readonly error: Said | null;
    readonly answer: string | null;
  },
): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({
      state: went.state,
      attempts: sql`attempts + 1`,
      last_at: went.at,
      last_status: went.status,
      last_error: went.error === null ? null : JSON.stringify(went.error),
      answer: went.answer,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Lets a message be sent again from the beginning.
 * @param studyId the study whose page it stands on; null for the page of all
 * @returns whether there is such a message whose webhook holds
 */
export async function sendAgain(
  db: Executor,
  { id, studyId }: { id: number; studyId: number | null },
): Promise<boolean> {
  const { rows } = await sql`
    update webhook_deliveries set state = 'waiting', attempts = 0
    from webhooks
    where webhook_deliveries.id = ${id} and webhooks.id = webhook_id and webhooks.ended_at is null
      and webhooks.study_id is not distinct from ${studyId}::int
    returning 1`.execute(db);
  return rows.length > 0;
}

/** The latest messages of the webhooks of a study, or of all, the last one first. */
export async function listDeliveries(
  db: Executor,
  studyId: number | null,
  most: number,
): Promise<(Row<'webhook_deliveries'> & { url: string; ended: boolean; slug: string })[]> {
  return await db
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .innerJoin('studies', 'studies.id', 'webhook_deliveries.study_id')
    .selectAll('webhook_deliveries')
    .select(['webhooks.url', 'studies.slug'])
    .select(sql<boolean>`webhooks.ended_at is not null`.as('ended'))
    .where('webhooks.study_id', studyId === null ? 'is' : '=', studyId)
    .orderBy('webhook_deliveries.id', 'desc')
    .limit(most)
    .execute();
}

/** Running studies with looks of which somebody wants to hear when one is due. */
export async function studiesWithLooks(db: Executor): Promise<Row<'studies'>[]> {
  return await db
    .selectFrom('studies')
    .selectAll()
    .where('state', 'in', ['open', 'paused'])
    .where(
      sql<boolean>`(jsonb_array_length(coalesce(configuration->'looks'->'at', '[]'::jsonb)) > 0
        or jsonb_typeof(configuration->'looks'->'extension') = 'object')`,
    )
    .where(
      sql<boolean>`exists (select from webhooks where ended_at is null
        and (webhooks.study_id = studies.id or webhooks.study_id is null)
        and events @> to_jsonb('study.look_due'::text))`,
    )
    .execute();
}
