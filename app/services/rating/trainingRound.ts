import { z } from 'zod';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { kinds } from '#app/core/kinds/kinds.ts';
import { answerShape } from '#app/core/ratings/judgment.ts';
import { afterAnswer, isRight, trainingOf, UNTRAINED } from '#app/core/ratings/training.ts';
import { validateSubmission } from '#app/core/ratings/validateSubmission.ts';
import { AppError, problemsIn } from '#app/core/shared/errors.ts';
import type { Protocol } from '#app/core/studies/protocol.ts';
import type { LocalizedText } from '#app/core/studies/criteria.ts';
import type { Training, TrainingRecord } from '#app/core/studies/training.ts';
import { buildBlindTask } from '#app/core/tasks/blindTask.ts';
import type { Database, Executor } from '#db/database.ts';
import { findRaterById, lockRater, setTraining } from '#db/queries/raters.ts';
import { findStudyById, shareStudy } from '#db/queries/studies.ts';
import type { Rater } from './raterIdentity.ts';

/** Where a rater stands in the training round. */
export interface TrainingRound {
  /** `none` where the study has no training round. */
  readonly state: 'none' | TrainingRecord['state'];
  /** The task to judge now, its id only for `answerTraining`; null unless the round runs. */
  readonly task: BlindTask | null;
  /** Tasks answered in this attempt, of how many. */
  readonly done: number;
  readonly total: number;
  readonly attempt: number;
  readonly attempts: number;
}

export interface TrainingFeedback {
  readonly right: boolean;
  readonly feedback: LocalizedText;
  readonly round: TrainingRound;
}

/** What a rater sends for a task of the round; nothing of it is a judgment of the study. */
const answerSchema = z.object({
  task: z.string().max(40),
  kind: z.string().max(40).optional(),
  ...answerShape,
});

/** The training round as the rater has it before them. */
export async function trainingRound(db: Executor, rater: Rater): Promise<TrainingRound> {
  const study = (await findStudyById(db, rater.studyId))!;
  const row = (await findRaterById(db, rater.id))!;
  return roundOf(study.configuration.protocol, row.training ?? UNTRAINED);
}

/**
 * Takes an answer to the round's task at hand and tells whether it was right, and why.
 *
 * @throws AppError `invalid_input` with all problems; `conflict` where the task is not the one at hand, there is
 *   no round, or the study is not open
 */
export async function answerTraining(db: Database, rater: Rater, input: unknown): Promise<TrainingFeedback> {
  const parsed = answerSchema.safeParse(input);
  if (!parsed.success) {
    throw new AppError(
      'answer-unfit',
      {},
      {
        problems: problemsIn(parsed.error),
      },
    );
  }
  return await db.transaction().execute(async (trx) => {
    const study = (await shareStudy(trx, rater.studyId))!;
    const { protocol } = study.configuration;
    const record = (await lockRater(trx, rater.id))!.training ?? UNTRAINED;
    const number = record.right.length;
    const task = protocol.training?.tasks[number];
    if (study.state !== 'open' || protocol.training === null || record.state !== 'running') {
      throw new AppError('nothing-to-practise');
    }
    if (task === undefined || parsed.data.task !== idOf(record.attempt, number)) {
      throw new AppError('practised-already');
    }
    const asked = kinds.of(task.kind).answer.asked(plain(protocol), SHOWN);
    const problems = validateSubmission(asked, parsed.data, { comments: false });
    if (problems.length > 0) {
      throw new AppError('answer-refused', { faults: problems }, { problems });
    }
    const right = isRight(task, parsed.data);
    const next = afterAnswer(protocol.training, record, right);
    await setTraining(trx, rater.id, next);
    return { right, feedback: task.feedback, round: roundOf(protocol, next) };
  });
}

/** Whether a rater may be given tasks of the study. */
export function isTrained(training: Training | null, record: TrainingRecord | null): boolean {
  return training === null || record?.state === 'passed';
}

function roundOf(protocol: Protocol, record: TrainingRecord): TrainingRound {
  const { training } = protocol;
  if (training === null) return { state: 'none', task: null, done: 0, total: 0, attempt: 0, attempts: 0 };
  const done = record.right.length;
  const task = record.state === 'running' ? training.tasks[done] : undefined;
  const { attempt, state } = record;
  return {
    state,
    task: task === undefined ? null : blind(task, idOf(attempt, done), protocol),
    done,
    total: training.tasks.length,
    attempt,
    attempts: training.attempts,
  };
}

function blind(task: Training['tasks'][number], assignment: string, protocol: Protocol): BlindTask {
  const texts = trainingOf(task).texts(task);
  const { kind, prompt, source = null } = task;
  const stored = { assignment, kind, swapped: false, prompt, source, language: null, texts };
  return buildBlindTask(stored, { ...plain(protocol), comments: false });
}

/** Nothing but the answer is looked at here, so nothing else is asked for. */
function plain(protocol: Protocol): Protocol {
  return { ...protocol, highlights: false };
}

/** Slot a stands on the left, as whoever wrote the task had it before them. */
const SHOWN = { swapped: false, arrangement: null, texts: 0, text: null };

function idOf(attempt: number, number: number): string {
  return `training-${attempt}-${number + 1}`;
}
