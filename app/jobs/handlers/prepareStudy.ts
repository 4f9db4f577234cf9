import type { InferenceWorker } from '#app/inference/worker/client.ts';
import { handles } from '#app/jobs/definitions/job.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import type { ModelAccess } from '#app/services/generation/modelAccess.ts';
import { prepareStudy } from '#app/services/generation/prepareStudy.ts';
import type { Database } from '#db/database.ts';

/**
 * @param startWorker starts a process that runs models; one for each system
 * @param access what systems may reach
 */
export function prepareStudyHandler(
  db: Database,
  startWorker: () => Promise<InferenceWorker>,
  access: ModelAccess,
) {
  return handles(prepareStudyJob, ({ slug, actor }, control) =>
    prepareStudy(db, slug, { startWorker, access, control }, actor === undefined ? {} : { actor }),
  );
}
