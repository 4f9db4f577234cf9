import { sql, type Kysely } from 'kysely';

/**
 * What a control is known to be: how strong (`gross`, `slight`, or of a `system` known to be worse), who made it and
 * from which system's text. The controls made so far are gross and made from the baseline's texts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table systems
      add column dose text check (dose in ('slight', 'gross', 'system')),
      add column maker text`.execute(db);
  await sql`
    update systems set dose = 'gross', maker = case criterion
        when 'fluency' then 'shuffled-words' when 'relevance' then 'other-text' when 'consistency' then 'other-facts'
      end
    where role = 'control'`.execute(db);
  await sql`
    alter table systems add constraint systems_dose check ((role = 'control') = (dose is not null))`.execute(
    db,
  );
  await sql`
    alter table outputs add column source_system_id int references systems on delete restrict`.execute(db);
  await sql`
    update outputs set source_system_id = baseline.id
    from systems as control join systems as baseline
      on baseline.study_id = control.study_id and baseline.role = 'baseline'
    where control.role = 'control' and outputs.system_id = control.id`.execute(db);
}
