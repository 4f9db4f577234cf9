import { sql, type Kysely } from 'kysely';

/**
 * Platforms that recruit raters: what a link tells those who are done or not taken, so that they are paid, and how the
 * platform calls whoever joined.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table invitations add completion text check (completion <> ''),
      add screened_out text check (screened_out <> '')`.execute(db);
  await sql`
    alter table raters add recruited jsonb check (jsonb_typeof(recruited) = 'object')`.execute(db);
}
