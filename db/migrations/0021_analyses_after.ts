import { sql, type Kysely } from 'kysely';

/**
 * The latest event of its study that an analysis knows of, so that whether something has changed since doesn't depend
 * on the clocks of two machines; null for analyses made before, which are looked for by the hash of their data.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table analyses add column after_event int`.execute(db);
}
