import { sql } from 'kysely';
import { kinds } from '#app/core/kinds/kinds.ts';
import type { Recruited } from '#app/core/studies/recruited.ts';
import type { Executor } from '#db/database.ts';

/** Notes that somebody tries to join by a link, and forgets, for every study, what is older than `since`. */
export async function noteAttempt(
  trx: Executor,
  {
    invitationId,
    addressHash,
    at,
    since,
  }: { invitationId: number; addressHash: string; at: Date; since: Date },
): Promise<void> {
  await sql`delete from join_attempts where at < ${since}`.execute(trx);
  await trx
    .insertInto('join_attempts')
    .values({ invitation_id: invitationId, address_hash: addressHash, at })
    .execute();
}

/** How many tried to join by a link from an address since a moment. */
export async function countAttempts(
  trx: Executor,
  { invitationId, addressHash, since }: { invitationId: number; addressHash: string; since: Date },
): Promise<number> {
  const { rows } = await sql<{ attempts: number }>`
    select count(*)::int as attempts from join_attempts
    where invitation_id = ${invitationId} and address_hash = ${addressHash} and at >= ${since}`.execute(trx);
  return rows[0]!.attempts;
}

/** How many joined by a link. */
export async function countJoined(trx: Executor, invitationId: number): Promise<number> {
  const { rows } = await sql<{ joined: number }>`
    select count(*)::int as joined from raters where invitation_id = ${invitationId}`.execute(trx);
  return rows[0]!.joined;
}

/** The rater of a study whose browser this is, and whether their link was withdrawn. */
export async function findByBrowser(
  trx: Executor,
  studyId: number,
  browserHash: string,
): Promise<{ id: number; invitationId: number; revoked: boolean } | undefined> {
  const { rows } = await sql<{ id: number; invitationId: number; revoked: boolean }>`
    select raters.id, raters.invitation_id as "invitationId", invitations.revoked_at is not null as revoked
    from raters join invitations on invitations.id = raters.invitation_id
    where raters.study_id = ${studyId} and raters.browser_hash = ${browserHash}
    order by raters.id desc limit 1`.execute(trx);
  return rows[0];
}

/** A rater whom a platform calls the same as somebody who joins, and whether their link was withdrawn. */
export interface KnownParticipant {
  id: number;
  invitationId: number;
  revoked: boolean;
  recruited: Recruited;
}

/** The rater of a study whom the platform that recruited them calls so; of several, the one of this session first. */
export async function findByParticipant(
  trx: Executor,
  studyId: number,
  { participant, session }: { participant: string; session: string | null },
): Promise<KnownParticipant | undefined> {
  const { rows } = await sql<KnownParticipant>`
    select raters.id, raters.invitation_id as "invitationId", invitations.revoked_at is not null as revoked,
      raters.recruited
    from raters join invitations on invitations.id = raters.invitation_id
    where raters.study_id = ${studyId} and raters.recruited ->> 'participant' = ${participant}
    order by (raters.recruited ->> 'session' is not distinct from ${session}::text) desc, raters.id desc
    limit 1`.execute(trx);
  return rows[0];
}

export interface JoinBurst {
  /** The link's label. */
  link: string;
  joins: number;
}

/** Where many joined by one link in a short time: the most in any such stretch. */
export async function joinBursts(
  db: Executor,
  studyId: number,
  { minutes, least }: { minutes: number; least: number },
): Promise<JoinBurst[]> {
  const { rows } = await sql<JoinBurst>`
    with counted as (
      select invitation_id, count(*) over (
        partition by invitation_id order by created_at
        range between make_interval(mins => ${minutes}::int) preceding and current row) as joins
      from raters where study_id = ${studyId} and not simulated)
    select invitations.label as link, max(counted.joins)::int as joins
    from counted join invitations on invitations.id = counted.invitation_id
    where not invitations.personal
    group by invitations.id having max(counted.joins) >= ${least}
    order by invitations.id`.execute(db);
  return rows;
}

export interface ImpossiblePace {
  rater: string;
  /** Tasks judged at such a pace, and all that were looked at. */
  tasks: number;
  of: number;
}

/** Judgments of a study that are looked at for their pace: the latest, so that it takes no longer in a large one. */
const LOOKED_AT = 5000;
/** The kinds of tasks by which a text is read for the first time. */
const SINGLE = kinds.all.flatMap(({ kind, layout }) => (layout === 'single' ? [kind] : []));
/** Comparisons are of texts that were read before; less than this is no look at all. */
const GLANCE_MS = 300;

/**
 * Raters who judged faster than anybody can read, as far as their browsers said how long they were at it.
 *
 * @param charactersPerSecond more than a person can take in
 */
export async function impossiblePaces(
  db: Executor,
  studyId: number,
  { charactersPerSecond, least }: { charactersPerSecond: number; least: number },
): Promise<ImpossiblePace[]> {
  const { rows } = await sql<ImpossiblePace>`
    with recent as (
      select judgments.assignment_id, judgments.active_ms from judgments
      where judgments.study_id = ${studyId} and judgments.revision = 1 order by judgments.id desc limit ${LOOKED_AT}),
    paced as (
      select assignments.rater_id, recent.active_ms < case
          when tasks.kind = any(${SINGLE}::text[]) then 1000 * (
            select max(length(outputs.text)) from task_outputs join outputs on outputs.id = task_outputs.output_id
            where task_outputs.task_id = tasks.id) / ${charactersPerSecond}::float8
          else ${GLANCE_MS} end as impossible
      from recent join assignments on assignments.id = recent.assignment_id
      join tasks on tasks.id = assignments.task_id
      where not assignments.repeat)
    select raters.name as rater, (count(*) filter (where impossible))::int as tasks, count(*)::int as of
    from paced join raters on raters.id = paced.rater_id
    where not raters.simulated and raters.excluded_at is null
    group by raters.id having count(*) filter (where impossible) >= ${least}
    order by raters.id`.execute(db);
  return rows;
}
