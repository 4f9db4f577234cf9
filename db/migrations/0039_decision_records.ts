import { sql, type Kysely } from 'kysely';

/**
 * Decision records are chained and signed: each has a number over all studies, a header with the hash of the one before
 * it, and the header's signature by the installation's key. No release has written one before. Proposals are decisions
 * that a second person has yet to look at.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table decision_records
      add column number int not null unique check (number >= 1),
      add column candidate text not null,
      add column header jsonb not null check (jsonb_typeof(header) = 'object'),
      add column hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
      add column signature text not null,
      add column reviewed_by int references accounts on delete restrict,
      add column supersedes int unique references decision_records (number) on delete restrict`.execute(db);
  await sql`create index decision_records_signed_by on decision_records (signed_by)`.execute(db);
  await sql`create index decision_records_reviewed_by on decision_records (reviewed_by)`.execute(db);
  await sql`
    create trigger decision_records_stay_same after update on decision_records
    for each row when (old.* is distinct from new.*) execute function refuse_loss()`.execute(db);
  await sql`
    create table signing_keys (
      id int primary key default 1 check (id = 1),
      public_key text not null,
      private_key text not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table decision_proposals (
      study_id int primary key references studies on delete restrict,
      candidate text not null,
      outcome text not null,
      because text,
      comment text not null,
      verdict_hash text not null,
      proposed_by int not null references accounts on delete restrict,
      proposed_at timestamptz not null
    )`.execute(db);
  await sql`create index decision_proposals_proposed_by on decision_proposals (proposed_by)`.execute(db);
}
