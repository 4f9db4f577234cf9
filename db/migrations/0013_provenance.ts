import { sql, type Kysely } from 'kysely';

/** How outputs came about: one row for each way, and each output names its own. Those that are there name none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table provenances (
      id int generated always as identity primary key,
      study_id int not null references studies,
      system_id int not null references systems,
      hash text not null check (hash <> ''),
      record jsonb not null check (jsonb_typeof(record) = 'object'),
      first_used timestamptz not null default now(),
      unique (system_id, hash)
    )`.execute(db);
  await sql`create index provenances_study on provenances (study_id)`.execute(db);
  await sql`alter table outputs add provenance_id int references provenances`.execute(db);
  await sql`create index outputs_provenance on outputs (provenance_id)`.execute(db);
}
