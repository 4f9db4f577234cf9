import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFirstAccount, needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import type { Database } from '#db/database.ts';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

/**
 * The demo's lead. The password is drawn once and kept beside the demo's database (mode 0600), so that a second
 * run can print it again.
 */
export async function demoAccount(db: Database, folder: string): Promise<DemoAccount> {
  const file = path.join(folder, 'lead.json');
  if (!existsSync(file)) {
    const account = { email: 'lead@example.org', password: randomBytes(9).toString('base64url') };
    writeFileSync(file, `${JSON.stringify(account)}\n`, { mode: 0o600 });
  }
  const account = JSON.parse(readFileSync(file, 'utf8')) as DemoAccount;
  if (await needsFirstAccount(db)) await createFirstAccount(db, { ...account, name: 'Demo lead' });
  return account;
}
