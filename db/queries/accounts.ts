import { sql } from 'kysely';
import type { Role } from '#app/core/people/roles.ts';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

export async function hasAccounts(db: Executor): Promise<boolean> {
  const first = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  return first !== undefined;
}

/** Lets nobody else add accounts until the transaction ends; only useful within one. */
export async function lockAccounts(db: Executor): Promise<void> {
  await sql`lock table accounts in share row exclusive mode`.execute(db);
}

export async function insertAccount(db: Executor, account: NewRow<'accounts'>): Promise<Row<'accounts'>> {
  return await db.insertInto('accounts').values(account).returningAll().executeTakeFirstOrThrow();
}

/** @param email in lower case, as all are stored */
export async function findAccountByEmail(db: Executor, email: string): Promise<Row<'accounts'> | undefined> {
  return await db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
}

/** Puts a new hash of the same password in the place of one that is still `before`. */
export async function replacePasswordHash(
  db: Executor,
  id: number,
  { before, after }: { before: string; after: string },
): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ password_hash: after })
    .where('id', '=', id)
    .where('password_hash', '=', before)
    .execute();
}

export async function findAccount(db: Executor, id: number): Promise<Row<'accounts'> | undefined> {
  return await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All accounts: those that may sign in first, each part by name. */
export async function listAccounts(db: Executor): Promise<Row<'accounts'>[]> {
  return await db
    .selectFrom('accounts')
    .selectAll()
    .orderBy(sql`deactivated_at is not null`)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
}

/** Owners who may sign in, one account aside. */
export async function countOtherOwners(db: Executor, id: number): Promise<number> {
  const { owners } = await db
    .selectFrom('accounts')
    .select((get) => get.fn.countAll<number>().as('owners'))
    .where('role', '=', 'owner')
    .where('deactivated_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow();
  return Number(owners);
}

/** Writes what an owner, or somebody about themselves, changes of an account. */
export async function changeAccount(
  db: Executor,
  id: number,
  change: { name?: string; role?: Role; password_hash?: string; deactivated_at?: Date | null },
): Promise<void> {
  await db.updateTable('accounts').set(change).where('id', '=', id).execute();
}
