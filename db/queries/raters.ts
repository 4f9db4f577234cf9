import { sql } from 'kysely';
import type { JoinedRater } from '#app/core/reports/tables/rows.ts';
import type { TrainingRecord } from '#app/core/studies/training.ts';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { seenStep, type SeenStep } from './seenStep.ts';
import { studyGlance, type StudyGlance } from './studyGlance.ts';

export async function insertRater(db: Executor, row: NewRow<'raters'>): Promise<Row<'raters'>> {
  return await db.insertInto('raters').values(row).returningAll().executeTakeFirstOrThrow();
}

/** A link as far as who comes by it is concerned, and the rater of its study whom a secret belongs to. */
export interface Visitor {
  revokedAt: Date | null;
  rater: Pick<Row<'raters'>, 'id' | 'study_id' | 'name' | 'simulated' | 'locale' | 'languages'> | null;
}

/** Who comes by a link with a judgment, and the rater's assignment that it is of, as it stands; null for none. */
export interface VisitorWithStep extends Visitor {
  step: SeenStep | null;
}

/** The same as `findVisitor`, with one of the rater's assignments, of which nothing is locked. */
export async function findVisitorWithStep(
  db: Executor,
  { token, secretHash, assignment }: { token: string; secretHash: string; assignment: string },
): Promise<VisitorWithStep | undefined> {
  const { rows } = await sql<
    { revokedAt: Date | null; step: SeenStep | null } & NonNullable<Visitor['rater']>
  >`
    select invitations.revoked_at as "revokedAt", raters.id, raters.study_id, raters.name, raters.simulated,
      raters.locale, raters.languages, ${seenStep(assignment)} as step
    from invitations
    left join raters on raters.secret_hash = ${secretHash} and raters.invitation_id = invitations.id
    where invitations.token = ${token}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { revokedAt, step, ...rater } = row;
  return { revokedAt, step, rater: (rater.id as number | null) === null ? null : rater };
}

/** Who comes by a link, or undefined where there is no such link. */
export async function findVisitor(
  db: Executor,
  { token, secretHash }: { token: string; secretHash: string },
): Promise<Visitor | undefined> {
  const { rows } = await sql<{ revokedAt: Date | null } & NonNullable<Visitor['rater']>>`
    select invitations.revoked_at as "revokedAt", raters.id, raters.study_id, raters.name, raters.simulated,
      raters.locale, raters.languages
    from invitations
    left join raters on raters.secret_hash = ${secretHash} and raters.invitation_id = invitations.id
    where invitations.token = ${token}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { revokedAt, ...rater } = row;
  return { revokedAt, rater: (rater.id as number | null) === null ? null : rater };
}

/** How many raters of a study there are: those who are simulated, and the others. */
export async function countRaters(
  db: Executor,
  studyId: number,
): Promise<{ people: number; simulated: number }> {
  return await db
    .selectFrom('raters')
    .select((get) => [
      get.fn.countAll<number>().filterWhere('simulated', '=', false).as('people'),
      get.fn.countAll<number>().filterWhere('simulated', '=', true).as('simulated'),
    ])
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
}

/**
 * Reads a rater and keeps everything else that this rater does waiting until the transaction ends. Taken before
 * blocks and rooms.
 */
export async function lockRater(trx: Executor, id: number): Promise<Row<'raters'> | undefined> {
  return await trx.selectFrom('raters').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** A rater and the study, as whoever reserves for the rater needs them. */
export interface Claimant extends StudyGlance {
  blindingKey: string;
  excluded: boolean;
  training: Row<'raters'>['training'];
}

/**
 * Reads a study and one of its raters in one statement. The study's state stays until the transaction ends, as with
 * `shareStudy`, and everything else that the rater does waits, as with `lockRater`.
 *
 * @param known the version of the study whose configuration is known; empty = none
 */
export async function lockClaimant(
  trx: Executor,
  raterId: number,
  known: string,
): Promise<Claimant | undefined> {
  const { rows } = await sql<Claimant>`
    select ${studyGlance(known)}, studies.blinding_key as "blindingKey",
      raters.excluded_at is not null as excluded, raters.training
    from raters join studies on studies.id = raters.study_id
    where raters.id = ${raterId}
    for key share of studies for no key update of raters`.execute(trx);
  return rows[0];
}

export async function findRaterById(db: Executor, id: number): Promise<Row<'raters'> | undefined> {
  return await db.selectFrom('raters').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findRaterByName(
  db: Executor,
  studyId: number,
  name: string,
): Promise<Row<'raters'> | undefined> {
  return await db
    .selectFrom('raters')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** Who is set aside in a study, in the order of joining. */
export async function listSetAside(db: Executor, studyId: number): Promise<Row<'raters'>[]> {
  return await db
    .selectFrom('raters')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('excluded_at', 'is not', null)
    .orderBy('id')
    .execute();
}

/** Sets a rater aside, with their blocks, which no longer count for their items. The rater is locked before. */
export async function setAside(
  trx: Executor,
  raterId: number,
  { at, reason, by }: { at: Date; reason: string; by: 'lead' | 'rule' },
): Promise<void> {
  await trx
    .updateTable('raters')
    .set({ excluded_at: at, exclusion_reason: reason, excluded_by: by })
    .where('id', '=', raterId)
    .execute();
  await sql`
    update blocks set set_aside = true, state = case when state = 'leased' then 'expired' else state end
    where rater_id = ${raterId}`.execute(trx);
}

/** Takes a rater back, with their blocks: what was submitted counts again, beyond what is asked for if need be. */
export async function takeBack(trx: Executor, raterId: number): Promise<void> {
  await trx
    .updateTable('raters')
    .set({ excluded_at: null, exclusion_reason: null, excluded_by: null })
    .where('id', '=', raterId)
    .execute();
  await trx.updateTable('blocks').set({ set_aside: false }).where('rater_id', '=', raterId).execute();
}

export async function setTraining(trx: Executor, raterId: number, record: TrainingRecord): Promise<void> {
  const training = JSON.stringify(record);
  await trx.updateTable('raters').set({ training }).where('id', '=', raterId).execute();
}

/** Gives a rater another secret, so that only the device that has it is known as theirs. */
export async function changeSecret(
  trx: Executor,
  raterId: number,
  secretHash: string,
): Promise<Row<'raters'>> {
  return await trx
    .updateTable('raters')
    .set({ secret_hash: secretHash })
    .where('id', '=', raterId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** How the raters of a study came to it, by their names. */
export async function joinedRaters(db: Executor, studyId: number): Promise<Map<string, JoinedRater>> {
  const rows = await db
    .selectFrom('raters')
    .select([
      ...(['name', 'created_at', 'locale', 'recruited'] as const),
      ...(['excluded_by', 'excluded_at', 'exclusion_reason'] as const),
    ])
    .where('study_id', '=', studyId)
    .execute();
  return new Map(
    rows.map(({ name, created_at, locale, recruited, excluded_by, excluded_at, exclusion_reason }) => {
      const setAside =
        excluded_by === null || excluded_at === null
          ? null
          : { by: excluded_by, at: excluded_at, reason: exclusion_reason };
      return [name, { joinedAt: created_at, locale, recruited, setAside }];
    }),
  );
}

/** How many of a study's raters who judged something a recruiting platform sent. */
export async function countRecruited(db: Executor, studyId: number): Promise<number> {
  const { count } = await db
    .selectFrom('raters')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('study_id', '=', studyId)
    .where('recruited', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('assignments')
          .innerJoin('judgments', 'judgments.assignment_id', 'assignments.id')
          .select('judgments.id')
          .whereRef('assignments.rater_id', '=', 'raters.id'),
      ),
    )
    .executeTakeFirstOrThrow();
  return count;
}
