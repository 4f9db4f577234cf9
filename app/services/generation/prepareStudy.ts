import {
  AppError,
  isAppError,
  problemAt,
  said,
  saidAsText,
  saidBy,
  saidFromText,
  type ErrorCode,
  type Problem,
} from '#app/core/shared/errors.ts';
import { JobCancelled } from '#app/jobs/definitions/job.ts';
import { storeMeasures } from '#app/services/analysis/storeMeasures.ts';
import type { Doing } from '#app/services/studies/actor.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { listOutputFailures, setSystemFailure } from '#db/queries/generation.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { generateSystem } from './generateSystem.ts';
import { writePromptedControls } from './promptedControls.ts';
import type { GenerationRun } from './run.ts';
import { scoreMeanings } from './scoreMeanings.ts';
import { endTurn, takeTurn, type GenerationOutcome, type GenerationTurn, type Store } from './turn.ts';

/**
 * Everything between a study's draft and its readiness: generates the outputs that are missing and controls, scores the
 * references under each model, computes the measures and builds the blind tasks. Whatever a killed run finished
 * is kept; the next one goes on from there. An item or a system that fails does not keep the others from going on.
 *
 * Whatever it writes it writes while the study is `generating` and the turn is its own: when the study is withdrawn,
 * opened or taken over by another run meanwhile, it ends and leaves the study as it finds it.
 *
 * @param doing.actor who asked for it
 * @throws AppError naming every item and system that failed, once the others are done; `unavailable` where trying
 *   again may help. The study is a draft again then. `conflict` where the study's state doesn't allow it
 */
export async function prepareStudy(
  db: Database,
  slug: string,
  run: GenerationRun,
  doing: Pick<Doing, 'actor'> = {},
): Promise<void> {
  const turn = await takeTurn(db, slug, doing);
  if (turn === null) return;
  try {
    await generateAll(db, turn, run);
    await prepareTasks(db, turn.study.id, { ...doing, run: turn.run });
  } catch (error) {
    const why = isAppError(error) ? saidBy(error) : said('a-defect');
    // What ended the run is what is told, even where the database is out of reach by now: the next run takes over.
    await endTurn(db, turn, outcomeOf(run), { ...doing, why }).catch(() => undefined);
    throw error;
  }
  await endTurn(db, turn, 'ready', doing);
}

/** A run that its process's end aborts goes on later; a failed or stopped one waits for the lead. */
function outcomeOf({ control: { signal } }: GenerationRun): GenerationOutcome {
  if (!signal.aborted) return 'failed';
  return signal.reason instanceof JobCancelled ? 'stopped' : 'interrupted';
}

async function generateAll(
  db: Database,
  { study, store }: GenerationTurn,
  run: GenerationRun,
): Promise<void> {
  const systems = (await listSystems(db, study.id)).filter((system) => system.role !== 'control');
  const failed: SystemFailure[] = [];
  for (const system of systems) failed.push(...(await tryGenerating(db, system, run, store)));
  const problems = await problemsOf(db, study.id, failed);
  if (problems.length > 0) throw failure(problems, failed);
  await writePromptedControls(db, study, run, store);
  await scoreMeanings(db, study, run, store);
  run.control.report({ stage: 'measures', done: 0, total: 1 });
  await storeMeasures(db, study.slug, store);
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
  store: Store,
): Promise<SystemFailure[]> {
  run.control.signal.throwIfAborted();
  if (system.failure !== null) await store((trx) => setSystemFailure(trx, system.id, null));
  try {
    await generateSystem(db, system, run, store);
    return [];
  } catch (error) {
    run.control.signal.throwIfAborted();
    if (!isAppError(error) || error.code === 'internal') throw error;
    await store((trx) => setSystemFailure(trx, system.id, saidAsText(error)));
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
    ...failed.map(({ system, error }) => problemAt(system, error)),
    ...ofItems.map(({ system, item, message }) =>
      problemAt(`${system}, item ${item}`, saidFromText(message)),
    ),
  ];
}

function failure(problems: readonly Problem[], failed: readonly SystemFailure[]): AppError {
  const [first] = problems as [Problem];
  return new AppError(
    'outputs-lacking',
    { first, more: problems.length - 1 },
    { code: codeOf(failed), problems },
  );
}

/** Whether trying again may help decides first: the queue does it by itself then. */
function codeOf(failed: readonly SystemFailure[]): ErrorCode {
  const codes = failed.map(({ error }) => error.code);
  return codes.includes('unavailable') ? 'unavailable' : (codes[0] ?? 'model_unusable');
}
