import { sql, type Kysely } from 'kysely';

/** Rankings of three and more texts, and faulty spans that raters mark in a text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table tasks drop constraint tasks_kind_check,
      add constraint tasks_kind_check check (kind in ('likert', 'pairwise', 'ranking'))`.execute(db);
  await sql`
    alter table task_outputs drop constraint task_outputs_slot_check,
      add constraint task_outputs_slot_check check (slot = 'single' or slot ~ '^[a-i]$')`.execute(db);
  for (const table of ['assignments', 'seat_tasks']) {
    await sql`
      alter table ${sql.table(table)} add column arrangement text check (arrangement ~ '^[a-i]{2,9}$')`.execute(
      db,
    );
  }
  await sql`
    create table rankings (
      judgment_id int not null references judgments on delete cascade,
      output_id int not null references outputs on delete cascade,
      rank int not null check (rank >= 1),
      primary key (judgment_id, output_id)
    )`.execute(db);
  await sql`create index rankings_output on rankings (output_id)`.execute(db);
  await sql`
    create table highlights (
      judgment_id int not null references judgments on delete cascade,
      start_offset int not null check (start_offset >= 0),
      end_offset int not null,
      severity text not null check (severity <> ''),
      criterion text check (criterion <> ''),
      comment text check (comment <> ''),
      primary key (judgment_id, start_offset),
      check (end_offset > start_offset)
    )`.execute(db);
  // What is new in configurations, with the values by which nothing changes.
  await sql`
    update studies set configuration = configuration || jsonb_build_object(
      'protocol', '{"ranking": false, "highlights": false}'::jsonb || coalesce(configuration -> 'protocol', '{}'))`.execute(
    db,
  );
}
