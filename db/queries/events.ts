import { sql } from 'kysely';
import type { EventKind } from '#app/core/studies/eventKinds.ts';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** Something that happened to a study, for the record. */
export interface StudyEvent {
  /** Null for what happened to none that is still there. */
  studyId: number | null;
  at: Date;
  /** Who did it: an account's address, a rater's name, `command line`, `rule`, or `system`. */
  actor: string;
  kind: EventKind;
  detail: Readonly<Record<string, unknown>>;
}

export async function insertEvent(
  trx: Executor,
  { studyId, at, actor, kind, detail }: StudyEvent,
): Promise<void> {
  await trx
    .insertInto('events')
    .values({ study_id: studyId, at, actor, kind, detail: JSON.stringify(detail) })
    .execute();
}

/** The same, unless the same actor did the very same since a moment. */
export async function insertEventOnce(
  trx: Executor,
  { studyId, at, actor, kind, detail }: StudyEvent,
  since: Date,
): Promise<void> {
  const told = JSON.stringify(detail);
  await sql`
    insert into events (study_id, at, actor, kind, detail)
    select ${studyId}::int, ${at}::timestamptz, ${actor}::text, ${kind}::text, ${told}::jsonb
    where not exists (
      select from events
      where study_id = ${studyId} and kind = ${kind} and actor = ${actor} and detail = ${told}::jsonb
        and at > ${since} and at <= ${at})`.execute(trx);
}

/** The number of the event that was told of a study last; null before any. */
export async function lastEventId(db: Executor, studyId: number): Promise<number | null> {
  const row = await db
    .selectFrom('events')
    .select((get) => get.fn.max('id').as('last'))
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
  return row.last;
}

/** What happened to a study, the first event first. */
export async function listEvents(db: Executor, studyId: number): Promise<Row<'events'>[]> {
  return await db
    .selectFrom('events')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** The last event of a kind. */
export async function lastEvent(
  db: Executor,
  studyId: number,
  kind: EventKind,
): Promise<Row<'events'> | undefined> {
  return await db
    .selectFrom('events')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The event by which a study was opened for the first time. */
export async function firstOpening(
  db: Executor,
  studyId: number,
): Promise<Pick<Row<'events'>, 'actor' | 'at'> | undefined> {
  return await db
    .selectFrom('events')
    .select(['actor', 'at'])
    .where('study_id', '=', studyId)
    .where('kind', '=', 'state')
    .where(sql<boolean>`detail ->> 'to' = 'open'`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** Some of what happened to a study, the last event first, and how many events there are. */
export async function latestEvents(
  db: Executor,
  studyId: number,
  { offset, most }: { offset: number; most: number },
): Promise<{ events: Row<'events'>[]; total: number }> {
  const events = await db
    .selectFrom('events')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .offset(offset)
    .limit(most)
    .execute();
  const { total } = await db
    .selectFrom('events')
    .select((get) => get.fn.countAll<number>().as('total'))
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
  return { events, total };
}
