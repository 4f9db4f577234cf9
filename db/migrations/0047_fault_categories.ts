import { sql, type Kysely } from 'kysely';

/** The kind of a marked fault, where the study names kinds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table highlights add column category text check (category <> '')`.execute(db);
}
