import { sql, type Kysely } from 'kysely';

/**
 * Pilots: small rounds beforehand, each a study of its own. Items that only a pilot asks about stand in batch 0 of the
 * study itself, which asks nobody about them. And the kinds of fault that a lead sees in the pairs that differ most.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Without the study that it is a pilot of, it would look like a study with a verdict.
  await sql`alter table studies add pilot_of int references studies on delete restrict`.execute(db);
  await sql`create index studies_pilot_of on studies (pilot_of)`.execute(db);
  await sql`
    alter table batches drop constraint if exists batches_number_check,
      add constraint batches_number_check check (number >= 0)`.execute(db);
  await sql`
    alter table item_rooms drop constraint if exists item_rooms_asked_check,
      add constraint item_rooms_asked_check check (asked >= 0)`.execute(db);
  await sql`
    create table pair_faults (
      study_id int not null references studies,
      item_id int not null references items,
      system_id int not null references systems,
      fault text not null check (fault <> ''),
      created_at timestamptz not null default now(),
      primary key (item_id, system_id, fault)
    )`.execute(db);
  await sql`create index pair_faults_study on pair_faults (study_id)`.execute(db);
  await sql`create index pair_faults_system on pair_faults (system_id)`.execute(db);
}
