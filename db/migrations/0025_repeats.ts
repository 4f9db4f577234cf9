import { sql, type Kysely } from 'kysely';

/** The study that another one does again with other candidates. It may be deleted while it is a draft. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table studies add repeats_id int references studies on delete set null`.execute(db);
  await sql`create index studies_repeats on studies (repeats_id)`.execute(db);
}
