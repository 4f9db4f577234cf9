import { sql, type Kysely } from 'kysely';

/**
 * The first item of a draft's file, which the example of the rater's screen shows: reading the whole file for it would
 * hold a server up each time. Where it isn't known yet, the example has no item until the file is looked at again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table drafts add column items_first jsonb`.execute(db);
}
