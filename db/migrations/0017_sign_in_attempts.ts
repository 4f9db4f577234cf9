import { sql, type Kysely } from 'kysely';

/** Attempts to sign in, counted for all processes together: with two of them nobody may try twice as often. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sign_in_attempts (
      key_hash text primary key,
      since timestamptz not null,
      attempts int not null check (attempts >= 1)
    )`.execute(db);
  await sql`create index sign_in_attempts_since on sign_in_attempts (since)`.execute(db);
}
