import { sql, type Kysely } from 'kysely';

/** Studies that are put aside: they are complete and stay as they are, and lists leave them out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table studies add archived_at timestamptz`.execute(db);
}
