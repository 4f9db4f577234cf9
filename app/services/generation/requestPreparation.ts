import type { JobDefinition } from '#app/jobs/definitions/job.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { changeState } from '../studies/changeState.ts';
import { requireLocked, requireStudy } from '../studies/requireStudy.ts';
import { assertGenerable } from './turn.ts';

/** What is asked of the queue here. */
interface Queue {
  enqueue<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<void>;
  cancel<Payload>(
    definition: JobDefinition<Payload>,
    payload: Payload,
    trx: OpenTransaction,
  ): Promise<{ held: boolean } | null>;
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

/**
 * Stops the preparation of a study, if there is one; what is finished is kept. A process that works on it ends its
 * run and gives the study back as a draft; where none does, as after a kill, that is done here.
 *
 * @throws AppError `not_found`
 */
export async function stopPreparation(
  db: Database,
  jobs: Queue,
  slug: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    const cancelled = await jobs.cancel(prepareStudyJob, { slug }, trx);
    if (cancelled === null) return;
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'generation-stopped', detail: {} });
    if (!cancelled.held && study.state === 'generating') {
      await changeState(trx, study.id, 'draft', { now, actor });
    }
  });
}
