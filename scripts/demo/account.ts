import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createFirstAccount, needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import type { Database } from '#db/database.ts';
import { accountFile } from './demoFolder.ts';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

/**
 * The demo's lead. The password is drawn once and kept beside the demo's database (mode 0600), so that a second
 * run can print it again.
 */
export async function demoAccount(db: Database, folder: string): Promise<DemoAccount> {
  const account = keepAccount(folder);
  if (await needsFirstAccount(db)) await createFirstAccount(db, { ...account, name: 'Demo lead' });
  return account;
}

/** The account's address and password as kept in the demo's folder, drawn and written where they are not. */
export function keepAccount(folder: string): DemoAccount {
  const file = accountFile(folder);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const account = { email: 'lead@example.org', password: randomBytes(9).toString('base64url') };
    writeFileSync(file, `${JSON.stringify(account)}\n`, { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as DemoAccount;
}
