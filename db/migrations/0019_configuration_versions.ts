import { sql, type Kysely } from 'kysely';

/**
 * Which version of the configuration's shape a study was stored in, the text of it that was frozen when the study
 * opened, and the version of the verdict's rule by which it is judged. What is stored already is of version 1.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table studies
      add column configuration_version int not null default 1 check (configuration_version >= 1),
      add column frozen_configuration text,
      add column rule_version int check (rule_version >= 1)`.execute(db);
  await sql`update studies set rule_version = 1 where opened_at is not null`.execute(db);
  await sql`
    create function keep_frozen_configuration() returns trigger language plpgsql as $$
    begin
      raise exception 'The configuration of a study that has opened stays as it is.'
        using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create trigger frozen_configuration_kept before update on studies for each row
    when (old.opened_at is not null and (
      new.configuration is distinct from old.configuration
      or new.configuration_version is distinct from old.configuration_version
      or new.frozen_configuration is distinct from old.frozen_configuration
      or new.rule_version is distinct from old.rule_version))
    execute function keep_frozen_configuration()`.execute(db);
}
