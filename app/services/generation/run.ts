import type { InferenceWorker } from '#app/inference/worker/client.ts';
import type { JobControl } from '#app/jobs/definitions/job.ts';
import type { ModelAccess } from './modelAccess.ts';

/** What preparing a study is given beside the database. */
export interface GenerationRun {
  /** Starts a process that runs models. Each system gets one of its own, so that its peak of memory is its own. */
  readonly startWorker: () => Promise<InferenceWorker>;
  readonly access: ModelAccess;
  readonly control: JobControl;
}
