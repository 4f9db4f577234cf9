import { AppError, isAppError, type ErrorCode, type Problem } from '#app/core/shared/errors.ts';
import { JobCancelled } from '#app/jobs/definitions/job.ts';
import { storeMeasures } from '#app/services/analysis/storeMeasures.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { listOutputFailures, setSystemFailure } from '#db/queries/generation.ts';
import { setStudyState } from '#db/queries/studies.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { generateSystem } from './generateSystem.ts';
import type { GenerationRun } from './run.ts';
import { scoreMeanings } from './scoreMeanings.ts';

/**
 * Everything between a study's draft and its readiness: generates the outputs that are missing, scores the
 * references under each model, computes the measures and builds the blind tasks. Whatever a killed run finished
 * is kept; the next one goes on from there. An item or a system that fails does not keep the others from going on.
 *
 * @throws AppError naming every item and system that failed, once the others are done; `unavailable` where trying
 *   again may help. The study is a draft again then.
 */
export async function prepareStudy(db: Database, slug: string, run: GenerationRun): Promise<void> {
  const study = await requireStudy(db, slug);
  if (study.state === 'ready') return;
  if (study.state === 'draft') await setStudyState(db, study.id, 'generating');
  const { control } = run;
  try {
    const systems = (await listSystems(db, study.id)).filter((system) => system.role !== 'control');
    const failed: SystemFailure[] = [];
    for (const system of systems) failed.push(...(await tryGenerating(db, system, run)));
    const problems = await problemsOf(db, study.id, failed);
    if (problems.length > 0) throw failure(problems, failed);
    await scoreMeanings(db, study, run);
    control.report({ stage: 'measures', done: 0, total: 1 });
    await storeMeasures(db, slug);
    await prepareTasks(db, study.id);
  } catch (error) {
    // A run that its process's end aborts goes on later; a failed or cancelled one waits for the lead.
    if (!control.signal.aborted || control.signal.reason instanceof JobCancelled) {
      await setStudyState(db, study.id, 'draft');
    }
    throw error;
  }
}

interface SystemFailure {
  readonly system: string;
  readonly error: AppError;
}

/** What kept a system from going on, if anything did; it is noted with the system too. */
async function tryGenerating(
  db: Database,
  system: Row<'systems'>,
  run: GenerationRun,
): Promise<SystemFailure[]> {
  run.control.signal.throwIfAborted();
  if (system.failure !== null) await setSystemFailure(db, system.id, null);
  try {
    await generateSystem(db, system, run);
    return [];
  } catch (error) {
    run.control.signal.throwIfAborted();
    if (!isAppError(error) || error.code === 'internal') throw error;
    await setSystemFailure(db, system.id, error.message);
    return [{ system: system.name, error }];
  }
}

async function problemsOf(
  db: Database,
  studyId: number,
  failed: readonly SystemFailure[],
): Promise<Problem[]> {
  const ofItems = await listOutputFailures(db, studyId);
  return [
    ...failed.map(({ system, error }) => ({ path: system, message: error.message })),
    ...ofItems.map(({ system, item, message }) => ({ path: `${system}, item ${item}`, message })),
  ];
}

function failure(problems: readonly Problem[], failed: readonly SystemFailure[]): AppError {
  const [first] = problems as [Problem];
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  return new AppError(
    codeOf(failed),
    `Outputs are missing: ${first.path}: ${first.message}${more} What is finished is kept; prepare the study again to generate what is missing.`,
    { problems },
  );
}

/** Whether trying again may help decides first: the queue does it by itself then. */
function codeOf(failed: readonly SystemFailure[]): ErrorCode {
  const codes = failed.map(({ error }) => error.code);
  return codes.includes('unavailable') ? 'unavailable' : (codes[0] ?? 'model_unusable');
}
