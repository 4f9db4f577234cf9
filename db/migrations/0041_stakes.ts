import { sql, type Kysely } from 'kysely';

/** What is at stake is the one part of a configuration that may be said anew after a study has opened. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger frozen_configuration_kept on studies`.execute(db);
  await sql`
    create trigger frozen_configuration_kept before update on studies for each row
    when (old.opened_at is not null and (
      new.configuration - 'stakes' is distinct from old.configuration - 'stakes'
      or new.configuration_version is distinct from old.configuration_version
      or new.frozen_configuration is distinct from old.frozen_configuration
      or new.rule_version is distinct from old.rule_version))
    execute function keep_frozen_configuration()`.execute(db);
}
