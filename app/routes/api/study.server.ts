import { OPERATIONS } from '#app/core/api/operations.ts';
import { mayChangeStudy } from '#app/auth/studyRights.server.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import { slugOf } from '../lead/lead.server.ts';
import { sayHere } from '../shared/sayHere.server.ts';
import { answers } from './api.server.ts';

/** Where a study stands. */
export const readStudy = answers(OPERATIONS.readStudy, async ({ context: { db, jobs }, params, account }) => {
  const slug = slugOf({ params });
  const { progress, systems, looks, pilotOf, ...study } = await studyOverview(db, slug);
  const { name, question, state, items, ratersPerItem, strategy, archived } = study;
  const { asked, submitted, leased, expired } = progress.blocks;
  const { judgments, judgmentsExpected, raters, atWork } = progress;
  const job = await jobs.status(prepareStudyJob, { slug });
  return {
    ...{ slug, name, question, state, items, ratersPerItem, strategy, archived },
    systems: [...systems],
    progress: {
      readings: { submitted, asked, leased, expired },
      ...{ judgments, judgmentsExpected, raters, atWork },
    },
    looks: looks && { ...looks },
    preparation: job && {
      state: job.state,
      progress: job.progress && { ...job.progress },
      error: job.error && { reason: job.error.reason, message: sayHere(job.error) },
    },
    pilotOf: pilotOf?.slug ?? null,
    mayChange: await mayChangeStudy(db, account, slug),
  };
});
