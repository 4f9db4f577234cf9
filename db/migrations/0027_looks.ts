import { sql, type Kysely } from 'kysely';

/**
 * Looks at a study that runs: how far it was, what the look permitted, and whether the study stopped by it. Who took it
 * is in the record. Items of a further batch are asked of nobody until the study is extended.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // No release before could take a look: a row says nothing.
  await sql`delete from looks`.execute(db);
  await sql`
    alter table looks drop column taken_by, alter column taken_at set not null,
      add share double precision not null check (share > 0),
      add information double precision not null check (information > 0 and information <= 1),
      add decisions jsonb not null check (jsonb_typeof(decisions) = 'array'),
      add stopped_at timestamptz`.execute(db);
  await sql`
    alter table item_rooms drop constraint item_rooms_asked_check,
      add constraint item_rooms_asked_check check (asked >= 0)`.execute(db);
}
