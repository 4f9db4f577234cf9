import { sql, type Kysely } from 'kysely';

/**
 * Tokens that may change what their owner may change; those that were made before only read. And what requests with a
 * key were answered, so that one that is sent again is done once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table personal_tokens add column scope text not null default 'read' check (scope in ('read', 'change'))`.execute(
    db,
  );
  await sql`
    create table api_answers (
      account_id int not null references accounts on delete restrict,
      key text not null check (length(key) between 1 and 200),
      fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
      began_at timestamptz not null,
      status int,
      body text,
      primary key (account_id, key),
      check ((status is null) = (body is null))
    )`.execute(db);
  await sql`create index api_answers_began on api_answers (began_at)`.execute(db);
}
