import { AppError } from '#app/core/shared/errors.ts';
import { cleanComment } from '#app/core/ratings/comment.ts';
import { submissionSchema, type Submission } from '#app/core/ratings/judgment.ts';
import { choiceOf } from '#app/core/ratings/preference.ts';
import { validateSubmission } from '#app/core/ratings/validateSubmission.ts';
import type { Database, Executor } from '#db/database.ts';
import { findAssignment, lockAssignment, markJudged, type AssignmentState } from '#db/queries/assignments.ts';
import { countFilled, extendLeases, lockLeasedBlocks, submitIfComplete } from '#db/queries/blocks.ts';
import { insertJudgment, judgmentsOf } from '#db/queries/judgments.ts';
import { shareStudy, takeTurn } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';
import { leaseEnd } from './lease.ts';
import type { Rater } from './raterIdentity.ts';

/** What a submission came to; the same for the same submission sent again. */
export interface Submitted {
  assignment: string;
  /** 1 for the first judgment of the task, higher for corrections. */
  revision: number;
  submittedAt: Date;
}

/**
 * Stores a judgment, or for a task that is judged already a correction of it. When this returns the judgment is
 * in the database. All or nothing, and sending the same submission again changes nothing.
 *
 * After the lease ran out the judgment is kept while its item has room, and its block is the rater's again.
 *
 * @param submission by `submissionSchema`, as the browser sent it
 * @throws AppError `invalid_input` with all problems; `not_found` for an unknown task, `forbidden` for another
 *   rater's; `conflict` where the study is not open or the task has gone to somebody else; `gone` where the
 *   study is withdrawn
 */
export async function submitJudgment(
  db: Database,
  rater: Rater,
  submission: unknown,
  { now = new Date() }: { now?: Date } = {},
): Promise<Submitted> {
  const parsed = parse(submission);
  const result = await attempt(db, rater, parsed, now, false);
  return result ?? (await attempt(db, rater, parsed, now, true))!;
}

/**
 * @param late whether to wait for the study's turn of reserving first, which a submission needs that finds its
 *   lease gone: only then is it certain that no other rater gets the room at the same moment
 * @returns null where that turned out to be needed
 */
async function attempt(
  db: Database,
  rater: Rater,
  submission: Submission,
  now: Date,
  late: boolean,
): Promise<Submitted | null> {
  return await db.transaction().execute(async (trx) => {
    const study = (await shareStudy(trx, rater.studyId))!;
    if (late) await takeTurn(trx, rater.studyId, 'reserving');
    const assignment = await lockOwn(trx, rater, submission.assignment);
    const earlier = await judgmentsOf(trx, assignment.id);
    const same = earlier.find((judgment) => judgment.idempotency_key === submission.key);
    if (same !== undefined) return toSubmitted(same);
    assertOpen(study);
    assertValid(study, assignment, submission);
    if (earlier.length === 0 && !holdsLease(assignment, now)) {
      if (!late) return null;
      await assertRoom(trx, study, assignment, now);
    }
    return await store(trx, rater, study, assignment, submission, earlier.length + 1, now);
  });
}

function parse(submission: unknown): Submission {
  const parsed = submissionSchema.safeParse(submission);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw invalid(problems);
}

function invalid(problems: { path: string; message: string }[]): AppError {
  const list = problems.map(({ path, message }) => (message.endsWith('.') ? message : `${path}: ${message}`));
  return new AppError('invalid_input', `The judgment was not stored. ${list.join(' ')}`, { problems });
}

/** Locks the rater's leased blocks and the assignment, in this order, and reads the assignment. */
async function lockOwn(trx: Executor, rater: Rater, id: string): Promise<AssignmentState> {
  const found = await findAssignment(trx, id);
  if (found === undefined) {
    throw new AppError('not_found', 'There is no such task. Reload the page to go on with the next one.');
  }
  if (found.raterId !== rater.id) {
    throw new AppError('forbidden', "This task is another rater's. Reload the page to go on with your own.");
  }
  await lockLeasedBlocks(trx, rater.id, found.block);
  await lockAssignment(trx, id);
  return (await findAssignment(trx, id))!;
}

function assertOpen({ state }: Row<'studies'>): void {
  if (state === 'open') return;
  if (state === 'withdrawn') {
    throw new AppError(
      'gone',
      'The study has been withdrawn; this judgment was not stored. Thank you for your work.',
    );
  }
  throw state === 'paused'
    ? new AppError('conflict', 'The study is paused; this judgment was not stored. Send it again later.')
    : new AppError('conflict', 'The study is closed; this judgment was not stored. Thank you for your work.');
}

function assertValid(
  { configuration }: Row<'studies'>,
  { kind }: AssignmentState,
  submission: Submission,
): void {
  const { criteria, comments } = configuration.protocol;
  const problems = validateSubmission({ kind, comments }, criteria, submission);
  if (problems.length > 0) throw invalid(problems);
}

function holdsLease({ blockState, leasedUntil }: AssignmentState, now: Date): boolean {
  return blockState === 'leased' && leasedUntil > now;
}

async function assertRoom(
  trx: Executor,
  { configuration }: Row<'studies'>,
  { item, block }: AssignmentState,
  now: Date,
): Promise<void> {
  if ((await countFilled(trx, item, now, block)) < configuration.protocol.ratersPerItem) return;
  throw new AppError(
    'conflict',
    'This task was reserved for you for a limited time and has gone to another rater meanwhile; the judgment was not stored. Reload the page to go on with the next task.',
  );
}

async function store(
  trx: Executor,
  rater: Rater,
  study: Row<'studies'>,
  assignment: AssignmentState,
  submission: Submission,
  revision: number,
  now: Date,
): Promise<Submitted> {
  const { id, block, swapped } = assignment;
  const { preference } = submission;
  const judgment = {
    study_id: rater.studyId,
    assignment_id: id,
    revision,
    choice: preference === undefined ? null : choiceOf(preference, swapped),
    strength: null,
    comment: cleanComment(submission.comment),
    active_ms: submission.activeMs,
    submitted_at: now,
    idempotency_key: submission.key,
  };
  await insertJudgment(trx, judgment, submission.ratings ?? {});
  if (revision === 1) {
    await markJudged(trx, id, now);
    const until = leaseEnd(study.configuration.protocol, now);
    await extendLeases(trx, { raterId: rater.id, block, now, until });
    await submitIfComplete(trx, block, now);
  }
  return { assignment: id, revision, submittedAt: now };
}

function toSubmitted(judgment: Row<'judgments'>): Submitted {
  const { assignment_id, revision, submitted_at } = judgment;
  return { assignment: assignment_id, revision, submittedAt: submitted_at };
}
