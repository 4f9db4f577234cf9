import type { InferenceWorker } from '#app/inference/worker/client.ts';
import type { JobControl } from '#app/jobs/definitions/job.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { storeMeasures } from '#app/services/analysis/storeMeasures.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { findStudy, setStudyState } from '#db/queries/studies.ts';
import { listSystems } from '#db/queries/systems.ts';
import { itemsWithoutOutput } from '#db/queries/outputs.ts';
import { generateOutputs } from './generateOutputs.ts';
import { scoreReferences } from './scoreReferences.ts';

/**
 * Everything between a study's draft and its readiness: generates the outputs that are missing, scores the
 * references under each model, computes the measures and builds the blind tasks. Whatever a killed run finished
 * is kept; the next one goes on from there.
 *
 * @throws AppError `model_unusable` when a model cannot be run, `invalid_input` when outputs of a system that
 *   does not run here have not been imported; the study is a draft again then
 */
export async function prepareStudy(
  db: Database,
  slug: string,
  worker: InferenceWorker,
  control: JobControl,
): Promise<void> {
  const study = await findStudy(db, slug);
  if (study === undefined) throw new AppError('not_found', `There is no study "${slug}".`);
  if (study.state === 'ready') return;
  if (study.state === 'draft') await setStudyState(db, study.id, 'generating');
  try {
    const systems = (await listSystems(db, study.id)).filter((system) => system.role !== 'control');
    for (const system of systems) {
      if (system.provider?.kind === 'onnx') {
        await generateOutputs(db, study, system, worker, control);
        await scoreReferences(db, study, system, worker, control);
      } else {
        const missing = await itemsWithoutOutput(db, study.id, system.id);
        if (missing.length > 0) {
          throw new AppError(
            'invalid_input',
            `${missing.length} items have no output of ${system.name} (the first is "${missing[0]!.key}"). Import its outputs, then prepare the study again.`,
          );
        }
      }
    }
    control.report({ stage: 'measures', done: 0, total: 1 });
    await storeMeasures(db, slug);
    await prepareTasks(db, study.id);
  } catch (error) {
    // An aborted run goes on later; a failed one waits for the lead to mend its cause.
    if (!control.signal.aborted) await setStudyState(db, study.id, 'draft');
    throw error;
  }
}
