import { sql } from 'kysely';
import type { OpenTransaction } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/**
 * Empties whatever of a rater identifies a person: answers of eligibility, languages, how a platform
 * calls them, the cookie's secret, the name of
 * their seat and of their own link, and everything that they wrote. What they rated stays, under the name that the
 * study gave them. Reports that were computed before may hold comments, so they are computed again.
 */
export async function eraseRaterData(
  trx: OpenTransaction,
  { id, study_id, name, invitation_id }: Row<'raters'>,
  at: Date,
): Promise<void> {
  await sql`
    update judgments set comment = null where comment is not null
      and assignment_id in (select id from assignments where rater_id = ${id})`.execute(trx);
  await sql`
    update highlights set comment = null where comment is not null and judgment_id in (
      select judgments.id from judgments join assignments on assignments.id = judgments.assignment_id
      where assignments.rater_id = ${id})`.execute(trx);
  await sql`
    update events set detail = detail - 'note'
    where study_id = ${study_id} and kind = 'task-skipped' and actor = ${name}`.execute(trx);
  await sql`
    update events set detail = detail || jsonb_build_object('before', ${name}::text)
    where study_id = ${study_id} and kind = 'seat-replaced' and detail ->> 'rater' = ${name}`.execute(trx);
  await sql`
    update events set detail = detail || jsonb_build_object('name', ${name}::text)
    from seats where seats.rater_id = ${id} and events.study_id = ${study_id}
      and events.kind = 'seat-replaced' and events.detail ->> 'name' = seats.name`.execute(trx);
  await sql`update seats set name = ${name} where rater_id = ${id}`.execute(trx);
  await sql`
    update invitations set label = ${name}, revoked_at = coalesce(revoked_at, ${at})
    where id = ${invitation_id} and personal`.execute(trx);
  await sql`
    update raters set secret_hash = ${`erased-${id}`}, eligibility = null, languages = null,
      browser_hash = null, recruited = null, erased_at = ${at}
    where id = ${id}`.execute(trx);
  await trx.deleteFrom('analyses').where('study_id', '=', study_id).execute();
}
