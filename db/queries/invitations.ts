import { sql } from 'kysely';
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

/** A link that anyone may join by, with how many have. */
export interface LinkRow {
  id: number;
  label: string;
  token: string;
  group: string | null;
  simulated: boolean;
  expiresAt: Date | null;
  revokedAt: Date | null;
  mostRaters: number | null;
  mostPerAddress: number | null;
  joined: number;
}

/** The links of a study, the oldest first; those of a panel's seats are not among them. */
export async function linksOfStudy(db: Executor, studyId: number): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select invitations.id, label, token, rater_groups.name as "group", simulated, expires_at as "expiresAt",
      revoked_at as "revokedAt", most_raters as "mostRaters", most_per_address as "mostPerAddress",
      (select count(*)::int from raters where raters.invitation_id = invitations.id) as joined
    from invitations left join rater_groups on rater_groups.id = invitations.group_id
    where invitations.study_id = ${studyId} and not personal
    order by invitations.id`.execute(db);
  return rows;
}

/** Names of the groups of a study's raters. */
export async function listRaterGroups(db: Executor, studyId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('rater_groups')
    .select('name')
    .where('study_id', '=', studyId)
    .orderBy('id')
    .execute();
  return rows.map(({ name }) => name);
}

/** Withdraws a link that was not withdrawn before; whether there was one. */
export async function revokeInvitation(
  trx: Executor,
  { studyId, id, at }: { studyId: number; id: number; at: Date },
): Promise<{ label: string } | undefined> {
  return await trx
    .updateTable('invitations')
    .set({ revoked_at: at })
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('label')
    .executeTakeFirst();
}

/** Changes how many may join by a link that is not withdrawn; undefined where there is none. */
export async function setLinkLimits(
  trx: Executor,
  {
    studyId,
    id,
    mostRaters,
    mostPerAddress,
  }: { studyId: number; id: number; mostRaters: number; mostPerAddress: number },
): Promise<{ label: string } | undefined> {
  return await trx
    .updateTable('invitations')
    .set({ most_raters: mostRaters, most_per_address: mostPerAddress })
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .where('personal', '=', false)
    .where('revoked_at', 'is', null)
    .returning('label')
    .executeTakeFirst();
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
