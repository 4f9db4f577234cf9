import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** Something that happened to a study, for the record. */
export interface StudyEvent {
  studyId: number;
  at: Date;
  /** Who did it: an account's address, a rater's name, `rule`, or `system`. */
  actor: string;
  kind: string;
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
