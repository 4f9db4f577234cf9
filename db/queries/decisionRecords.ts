import { sql } from 'kysely';
import type { ChainLink } from '#app/core/reports/record/record.ts';
import type { Executor, OpenTransaction } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

/** The end of the chain of records, and the installation's key, are one process's until the transaction ends. */
export async function lockRecords(trx: OpenTransaction): Promise<void> {
  await sql`lock table decision_records, signing_keys in share row exclusive mode`.execute(trx);
}

export async function findSigningKey(db: Executor): Promise<Row<'signing_keys'> | undefined> {
  return await db.selectFrom('signing_keys').selectAll().executeTakeFirst();
}

export async function insertSigningKey(
  trx: OpenTransaction,
  key: Pick<NewRow<'signing_keys'>, 'public_key' | 'private_key' | 'created_at'>,
): Promise<void> {
  await trx.insertInto('signing_keys').values(key).execute();
}

/** The record that was signed last, of whatever study. */
export async function lastRecord(
  db: Executor,
): Promise<Pick<Row<'decision_records'>, 'number' | 'hash'> | undefined> {
  return await db
    .selectFrom('decision_records')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertRecord(trx: OpenTransaction, row: NewRow<'decision_records'>): Promise<void> {
  await trx.insertInto('decision_records').values(row).execute();
}

/** A study's records, the latest first. */
export async function recordsOfStudy(db: Executor, studyId: number): Promise<Row<'decision_records'>[]> {
  return await db
    .selectFrom('decision_records')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('number', 'desc')
    .execute();
}

export async function findRecord(db: Executor, number: number): Promise<Row<'decision_records'> | undefined> {
  return await db.selectFrom('decision_records').selectAll().where('number', '=', number).executeTakeFirst();
}

/** The headers before a record with their signatures, the first one first. */
export async function chainBefore(db: Executor, number: number): Promise<ChainLink[]> {
  return await db
    .selectFrom('decision_records')
    .select(['header', 'signature'])
    .where('number', '<', number)
    .orderBy('number')
    .execute();
}

/** Every record in short, the first one first. */
export async function listRecords(
  db: Executor,
): Promise<
  (Pick<
    Row<'decision_records'>,
    'number' | 'candidate' | 'signed_at' | 'hash' | 'supersedes' | 'payload' | 'header' | 'signature'
  > & { readonly slug: string })[]
> {
  return await db
    .selectFrom('decision_records')
    .innerJoin('studies', 'studies.id', 'decision_records.study_id')
    .select([
      'decision_records.number',
      'decision_records.candidate',
      'decision_records.signed_at',
      'decision_records.hash',
      'decision_records.supersedes',
      'decision_records.payload',
      'decision_records.header',
      'decision_records.signature',
      'studies.slug',
    ])
    .orderBy('decision_records.number')
    .execute();
}

/** The decision of a study that waits for a second person. */
export async function findProposal(
  db: Executor,
  studyId: number,
): Promise<(Row<'decision_proposals'> & { readonly name: string; readonly email: string }) | undefined> {
  return await db
    .selectFrom('decision_proposals')
    .innerJoin('accounts', 'accounts.id', 'decision_proposals.proposed_by')
    .selectAll('decision_proposals')
    .select(['accounts.name', 'accounts.email'])
    .where('study_id', '=', studyId)
    .executeTakeFirst();
}

export async function insertProposal(
  trx: OpenTransaction,
  proposal: NewRow<'decision_proposals'>,
): Promise<void> {
  await trx.insertInto('decision_proposals').values(proposal).execute();
}

export async function deleteProposal(trx: OpenTransaction, studyId: number): Promise<void> {
  await trx.deleteFrom('decision_proposals').where('study_id', '=', studyId).execute();
}
