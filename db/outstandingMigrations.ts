import { sql } from 'kysely';
import type { Executor } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** Migrations that this version has and the database has not seen; with it the two fit each other. */
export async function outstandingMigrations(db: Executor): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const done = new Set(rows.map(({ name }) => name));
  return Object.keys(MIGRATIONS).filter((name) => !done.has(name));
}
