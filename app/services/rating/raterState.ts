import type { BlindTask, RaterProgress } from '#app/core/ratings/blindTask.ts';
import type { Protocol } from '#app/core/studies/configuration.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { buildBlindTask } from '#app/core/tasks/blindTask.ts';
import type { Database, Executor } from '#db/database.ts';
import { medianOf } from '#app/core/statistics/averages.ts';
import type { AssignmentTask } from '#db/queries/assignments.ts';
import { raterPast } from '#db/queries/blocks.ts';
import { findRaterById } from '#db/queries/raters.ts';
import { mayComeBack } from '#db/queries/rooms.ts';
import { hasPlanned } from '#db/queries/seats.ts';
import { standingOf, type Standing } from '#db/queries/standing.ts';
import { configurationOf, knownStudy } from './knownStudies.ts';
import type { Rater } from './raterIdentity.ts';
import { MOST_AHEAD } from './mostAhead.ts';
import { reserveSitting } from './reserveSitting.ts';
import { isTrained } from './trainingRound.ts';

/**
 * Why a rater has no task: `complete` = nothing will come any more, `enough` = the study needs no more answers of
 * this rater, `none-left` = what is left is with others at
 * the moment and may come back; the rest is the study's state.
 */
export type Finished = 'complete' | 'enough' | 'none-left' | 'paused' | 'closed' | 'withdrawn';

export interface RaterState {
  task: BlindTask | null;
  progress: RaterProgress;
  /** Null exactly where there is a task. */
  finished: Finished | null;
  /** The assignment judged last, which can be corrected. */
  last: string | null;
  /** The tasks after `task`, as far as they were asked for and are reserved. */
  ahead?: BlindTask[];
  /** There while the training round keeps the rater from tasks: it waits for them, or was not passed. */
  training?: 'running' | 'failed';
}

/**
 * Where a rater stands: the task to judge now, reserving a further sitting where none is left.
 *
 * @param options.ahead how many tasks after it are wanted too, up to `MOST_AHEAD`; never more than are reserved
 */
export async function raterState(
  db: Database,
  rater: Rater,
  { now = new Date(), ahead = 0 }: { now?: Date; ahead?: number } = {},
): Promise<RaterState> {
  const most = 1 + Math.min(Math.max(ahead, 0), MOST_AHEAD);
  const { standing, protocol } = await stand(db, rater, now, most);
  const over = overBecause(standing.state);
  const [next, ...later] = over === null ? standing.next : [];
  const training = over === null && next === undefined ? await trainingOf(db, rater, protocol) : null;
  return {
    task: next === undefined ? null : toBlindTask(next, protocol),
    progress: {
      done: standing.judged,
      total: standing.judged + standing.open,
      medianActiveMs: medianOf(standing.recentMs),
    },
    finished: next === undefined ? (over ?? (await whyNone(db, rater, protocol, now))) : null,
    last: standing.last,
    ...(ahead > 0 ? { ahead: later.map((task) => toBlindTask(task, protocol)) } : {}),
    ...(training === null ? {} : { training }),
  };
}

/** The task as the rater's browser gets it. */
export function toBlindTask({ id, ...task }: AssignmentTask, protocol: Protocol): BlindTask {
  return buildBlindTask({ assignment: id, ...task }, protocol);
}

/** Where the rater stands, once a further sitting is reserved where none was left and the study is open. */
async function stand(
  db: Database,
  rater: Rater,
  now: Date,
  most: number,
): Promise<{ standing: Standing; protocol: Protocol }> {
  const { id: raterId, studyId } = rater;
  const read = async () => {
    const known = knownStudy(db, studyId);
    const standing = await standingOf(db, { studyId, raterId }, { known: known?.version ?? '', now, most });
    const { protocol } = configurationOf(db, studyId, known, standing);
    return { standing, protocol };
  };
  const found = await read();
  if (found.standing.next.length > 0 || found.standing.state !== 'open') return found;
  return (await reserveSitting(db, rater, now)) ? await read() : found;
}

function overBecause(state: StudyState): Finished | null {
  switch (state) {
    case 'open':
      return null;
    case 'withdrawn':
      return 'withdrawn';
    case 'closed':
    case 'decided':
      return 'closed';
    case 'draft':
    case 'generating':
    case 'ready':
    case 'paused':
      return 'paused';
  }
}

async function whyNone(db: Executor, rater: Rater, protocol: Protocol, now: Date): Promise<Finished> {
  const { excluded_at, training } = (await findRaterById(db, rater.id))!;
  if (excluded_at !== null) return 'enough';
  if (!isTrained(protocol.training, training)) return training?.state === 'failed' ? 'complete' : 'none-left';
  const { kept } = await raterPast(db, { studyId: rater.studyId, raterId: rater.id, now });
  if (kept >= (protocol.mostItemsPerRater ?? Infinity)) return 'complete';
  // A panel's rater gets what is planned for them and nothing else.
  if (protocol.strategy === 'panel') return (await hasPlanned(db, rater.id)) ? 'none-left' : 'complete';
  const { id, studyId, languages } = rater;
  return (await mayComeBack(db, { studyId, raterId: id, languages })) ? 'none-left' : 'complete';
}

async function trainingOf(
  db: Executor,
  rater: Rater,
  { training }: Protocol,
): Promise<'running' | 'failed' | null> {
  if (training === null) return null;
  const record = (await findRaterById(db, rater.id))!.training;
  if (isTrained(training, record)) return null;
  return record?.state === 'failed' ? 'failed' : 'running';
}
