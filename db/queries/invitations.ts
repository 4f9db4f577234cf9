import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

export async function insertInvitation(
  db: Executor,
  row: NewRow<'invitations'>,
): Promise<Row<'invitations'>> {
  return await db.insertInto('invitations').values(row).returningAll().executeTakeFirstOrThrow();
}

/** The invitation with the secret part of a rater's link. */
export async function findInvitation(db: Executor, token: string): Promise<Row<'invitations'> | undefined> {
  return await db.selectFrom('invitations').selectAll().where('token', '=', token).executeTakeFirst();
}

/** The invitations of a study, the oldest first. */
export async function listInvitations(db: Executor, studyId: number): Promise<Row<'invitations'>[]> {
  return await db
    .selectFrom('invitations')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('id')
    .execute();
}

/** The group of a study with a name, made where it is not there. */
export async function ensureRaterGroup(db: Executor, studyId: number, name: string): Promise<number> {
  const row = await db
    .insertInto('rater_groups')
    .values({ study_id: studyId, name })
    .onConflict((conflict) => conflict.columns(['study_id', 'name']).doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
