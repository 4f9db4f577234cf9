import { sql, type Kysely } from 'kysely';

/** What generating cost, what it left undone and why, and what a server said of its outputs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table systems
      add generation_ms double precision check (generation_ms >= 0),
      add first_token_ms double precision check (first_token_ms >= 0),
      add latency_p50_ms double precision check (latency_p50_ms >= 0),
      add latency_p95_ms double precision check (latency_p95_ms >= 0),
      add failure text check (failure <> '')`.execute(db);
  await sql`
    alter table outputs
      add prompt_tokens int check (prompt_tokens >= 0),
      add first_token_ms double precision check (first_token_ms >= 0),
      add truncated_tokens int check (truncated_tokens >= 0),
      add near_ties int check (near_ties >= 0),
      add log_probabilities jsonb check (jsonb_typeof(log_probabilities) = 'array')`.execute(db);
  await sql`
    create table output_failures (
      study_id int not null references studies on delete cascade,
      item_id int not null references items on delete cascade,
      system_id int not null references systems on delete cascade,
      message text not null check (message <> ''),
      failed_at timestamptz not null default now(),
      primary key (item_id, system_id)
    )`.execute(db);
  await sql`create index output_failures_study on output_failures (study_id)`.execute(db);
  await sql`create index output_failures_system on output_failures (system_id)`.execute(db);
}
