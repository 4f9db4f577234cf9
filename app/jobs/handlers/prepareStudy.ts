import type { InferenceWorker } from '#app/inference/worker/client.ts';
import { handles } from '#app/jobs/definitions/job.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { prepareStudy } from '#app/services/generation/prepareStudy.ts';
import type { Database } from '#db/database.ts';

/** @param startWorker starts the process that runs models; it is closed when the job ends */
export function prepareStudyHandler(db: Database, startWorker: () => Promise<InferenceWorker>) {
  return handles(prepareStudyJob, async ({ slug }, control) => {
    const worker = await startWorker();
    try {
      await prepareStudy(db, slug, worker, control);
    } finally {
      await worker.close();
    }
  });
}
