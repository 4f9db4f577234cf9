import { AppError, problemsIn } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { hasAccounts, insertAccount, lockAccounts } from '#db/queries/accounts.ts';
import { accountOf, type Account } from './account.server.ts';
import { newAccountSchema, type NewAccount } from './newAccount.ts';
import { hashPassword } from './password.server.ts';

/** Whether an installation still waits for its first account. */
export async function needsFirstAccount(db: Database): Promise<boolean> {
  return !(await hasAccounts(db));
}

/**
 * Sets up an installation's first account, an owner's; of several that try at once, one succeeds.
 *
 * @throws AppError `invalid_input` naming the fields, `conflict` where there is an account
 */
export async function createFirstAccount(db: Database, input: NewAccount): Promise<Account> {
  const parsed = newAccountSchema.safeParse(input);
  if (!parsed.success) {
    const problems = problemsIn(parsed.error);
    throw new AppError('account-refused', { faults: problems }, { problems });
  }
  const { email, name, password } = parsed.data;
  if (await hasAccounts(db)) throw isSetUp();
  // Hashing takes long and must not hold the lock.
  const password_hash = await hashPassword(password);
  return await db.transaction().execute(async (transaction) => {
    await lockAccounts(transaction);
    if (await hasAccounts(transaction)) throw isSetUp();
    return accountOf(await insertAccount(transaction, { email, name, password_hash, role: 'owner' }));
  });
}

function isSetUp(): AppError {
  return new AppError('already-set-up');
}
