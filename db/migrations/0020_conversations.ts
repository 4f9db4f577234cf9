import { sql, type Kysely } from 'kysely';

/** Items that are conversations: their turns, the last of which is the item's prompt; null for plain prompts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table items add column messages jsonb`.execute(db);
}
