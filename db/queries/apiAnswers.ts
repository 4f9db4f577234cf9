import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** A request with a key that is being answered, or was. */
export interface ApiRequest {
  readonly accountId: number;
  readonly key: string;
  /** SHA-256 of what is asked. */
  readonly fingerprint: string;
}

/**
 * Takes a key for a request, in one statement, so that of two that come at once one has it. A key whose request began
 * before `over` without an end is free again: its process is dead.
 *
 * @returns whether it is this request's now
 */
export async function claimApiKey(
  db: Executor,
  { accountId, key, fingerprint }: ApiRequest,
  { at, over }: { at: Date; over: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into api_answers as known (account_id, key, fingerprint, began_at)
    values (${accountId}, ${key}, ${fingerprint}, ${at})
    on conflict (account_id, key) do update set fingerprint = excluded.fingerprint, began_at = excluded.began_at
      where known.status is null and known.began_at <= ${over} and known.fingerprint = excluded.fingerprint
    returning 1`.execute(db);
  return rows.length > 0;
}

export async function findApiAnswer(
  db: Executor,
  { accountId, key }: Pick<ApiRequest, 'accountId' | 'key'>,
): Promise<Row<'api_answers'> | undefined> {
  return await db
    .selectFrom('api_answers')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Keeps what a request was answered. */
export async function keepApiAnswer(
  db: Executor,
  { accountId, key }: Pick<ApiRequest, 'accountId' | 'key'>,
  { status, body }: { status: number; body: string },
): Promise<void> {
  await db
    .updateTable('api_answers')
    .set({ status, body })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute();
}

/** Gives a key back whose request came to nothing. */
export async function releaseApiKey(
  db: Executor,
  { accountId, key }: Pick<ApiRequest, 'accountId' | 'key'>,
): Promise<void> {
  await db
    .deleteFrom('api_answers')
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute();
}

/** Forgets answers of requests that began before a moment, some at a time. */
export async function forgetApiAnswers(db: Executor, before: Date): Promise<void> {
  await sql`
    delete from api_answers where (account_id, key) in (
      select account_id, key from api_answers where began_at < ${before} order by began_at limit 100
      for update skip locked)`.execute(db);
}
