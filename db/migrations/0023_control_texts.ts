import { sql, type Kysely } from 'kysely';

/** Texts that are given for controls before the tasks are made: the lead's own, and those of systems asked otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table control_texts (
      id int generated always as identity primary key,
      study_id int not null references studies,
      item_id int not null references items,
      criterion text not null check (criterion <> ''),
      dose text not null check (dose in ('slight', 'gross', 'system')),
      maker text not null check (maker <> ''),
      source_system_id int references systems,
      text text not null check (text <> ''),
      created_at timestamptz not null default now(),
      unique (item_id, maker)
    )`.execute(db);
  await sql`create index control_texts_study on control_texts (study_id)`.execute(db);
  await sql`create index control_texts_source on control_texts (source_system_id)`.execute(db);
}
