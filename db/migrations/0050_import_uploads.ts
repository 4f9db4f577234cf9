import { sql, type Kysely } from 'kysely';

/**
 * Files that are to be imported as a study, kept while their columns are said and until a job has made the study of them:
 * so they are sent once, and a process that is killed has nothing to ask again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import_uploads (
      id uuid primary key default gen_random_uuid(),
      account_id int not null references accounts on delete cascade,
      created_at timestamptz not null,
      asked jsonb,
      study text
    )`.execute(db);
  await sql`create index import_uploads_account on import_uploads (account_id)`.execute(db);
  await sql`
    create table import_files (
      upload_id uuid not null references import_uploads on delete cascade,
      part text not null check (part in ('file', 'preferences', 'items')),
      name text not null,
      bytes bytea not null,
      primary key (upload_id, part)
    )`.execute(db);
  // Files are compressed already, or are read whole: to compress them again costs more than it saves.
  await sql`alter table import_files alter column bytes set storage external`.execute(db);
}
