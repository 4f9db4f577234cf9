import type { JobDefinition } from '#app/jobs/definitions/job.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { assertGenerable } from './turn.ts';

/** What is asked of the queue here. */
interface Queue {
  enqueue<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<void>;
  cancel<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<boolean>;
}

/**
 * Has a study prepared in the background. Where its state does not allow that, nothing is put into the queue.
 *
 * @throws AppError `not_found`; `conflict` where the study is further than ready
 */
export async function requestPreparation(
  db: Database,
  jobs: Queue,
  slug: string,
  { actor = SYSTEM }: Pick<Doing, 'actor'> = {},
): Promise<void> {
  assertGenerable(await requireStudy(db, slug));
  await jobs.enqueue(prepareStudyJob, { slug, actor });
}

/** Stops the preparation of a study, if there is one; what is finished is kept. */
export async function stopPreparation(
  db: Database,
  jobs: Queue,
  slug: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  const { id } = await requireStudy(db, slug);
  if (!(await jobs.cancel(prepareStudyJob, { slug }))) return;
  await insertEvent(db, { studyId: id, at: now, actor, kind: 'generation-stopped', detail: {} });
}
