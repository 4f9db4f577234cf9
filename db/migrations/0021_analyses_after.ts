import { sql, type Kysely } from 'kysely';

/**
 * How many changes of its study an analysis knows of, so that whether something has changed since depends on no clock
 * and on no order in which transactions end; null for analyses made before, which are looked for by their data's hash.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table analyses add column changes_seen int`.execute(db);
}
