import { sql, type Kysely } from 'kysely';

/**
 * A draft may hold changes to a study that is there: which one, and the version of the set-up that it began from, so that
 * nothing is overwritten that was changed meanwhile.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table drafts
      add column revises int references studies on delete set null,
      add column revises_version text`.execute(db);
  await sql`create index drafts_revises on drafts (revises)`.execute(db);
}
