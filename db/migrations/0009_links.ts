import { sql, type Kysely } from 'kysely';

/** Which links are one panel rater's own: they stay so when the seat is given to somebody else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table invitations add column personal boolean not null default false`.execute(db);
  await sql`update invitations set personal = true where id in (select invitation_id from seats)`.execute(db);
}
