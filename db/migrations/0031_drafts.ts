import { sql, type Kysely } from 'kysely';

/**
 * Set-ups of studies that are still being written: what has been typed, whatever it is worth, and the items file as it
 * was chosen. And who has one open at the moment, so that two leads see each other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table drafts (
      id uuid primary key default gen_random_uuid(),
      values jsonb not null check (jsonb_typeof(values) = 'object'),
      version int not null default 1 check (version >= 1),
      items_file bytea,
      items_name text,
      items_columns jsonb,
      items_facts jsonb,
      study_id int references studies on delete set null,
      created_by int references accounts on delete set null,
      updated_by int references accounts on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      archived_at timestamptz,
      constraint drafts_items check ((items_file is null) = (items_name is null))
    )`.execute(db);
  await sql`create index drafts_study on drafts (study_id)`.execute(db);
  await sql`create index drafts_created_by on drafts (created_by)`.execute(db);
  await sql`create index drafts_updated_by on drafts (updated_by)`.execute(db);
  await sql`
    create table draft_editors (
      draft_id uuid not null references drafts on delete cascade,
      account_id int not null references accounts on delete cascade,
      seen_at timestamptz not null,
      primary key (draft_id, account_id)
    )`.execute(db);
  await sql`create index draft_editors_account on draft_editors (account_id)`.execute(db);
}
