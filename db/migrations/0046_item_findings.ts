import { sql, type Kysely } from 'kysely';

/** What people found of each item stands beside the report that it was computed with, as only its own page reads it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table analyses add column findings jsonb`.execute(db);
}
