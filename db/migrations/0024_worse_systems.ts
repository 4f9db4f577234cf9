import { sql, type Kysely } from 'kysely';

/** Texts of a worse system, which are given as controls, need harm no criterion of their own: they are worse in all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table control_texts alter column criterion drop not null,
      add constraint control_texts_harm check (criterion is not null or dose = 'system')`.execute(db);
}
