import { AppError } from '#app/core/shared/errors.ts';
import { cleanComment } from '#app/core/ratings/comment.ts';
import { submissionSchema, type Submission } from '#app/core/ratings/judgment.ts';
import { choiceOf } from '#app/core/ratings/preference.ts';
import { pairwiseOptions } from '#app/core/studies/protocol.ts';
import { validateSubmission } from '#app/core/ratings/validateSubmission.ts';
import type { Database, Executor } from '#db/database.ts';
import { lockAssignment, markJudged, type AssignmentState } from '#db/queries/assignments.ts';
import { extendLeases, leaseAgain } from '#db/queries/blocks.ts';
import { insertJudgment, judgmentsOf } from '#db/queries/judgments.ts';
import { lockRater } from '#db/queries/raters.ts';
import { holdRoom } from '#db/queries/rooms.ts';
import { shareStudy } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';
import { applyExclusionRule } from './applyExclusionRule.ts';
import { leaseEnd, leaseEnough } from './lease.ts';
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
  const { submitted, control } = await db.transaction().execute(async (trx) => {
    const study = (await shareStudy(trx, rater.studyId))!;
    const { assignment, setAside } = await lockOwn(trx, rater, parsed.assignment);
    const earlier = await judgmentsOf(trx, assignment.id);
    const same = earlier.find((judgment) => judgment.idempotency_key === parsed.key);
    if (same !== undefined) return { submitted: toSubmitted(same), control: false };
    assertOpen(study);
    if (setAside) throw partComplete();
    assertValid(study, assignment, parsed);
    if (earlier.length === 0) await keepBlock(trx, study, assignment, now);
    const submitted = await store(trx, rater, assignment, parsed, earlier.length + 1, now);
    return { submitted, control: assignment.isControl };
  });
  // Afterwards, because it gives room back in many items and must hold none before.
  if (control) await applyExclusionRule(db, rater, now);
  return submitted;
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

/** Locks the rater and the assignment's block, in this order, and reads the assignment. */
async function lockOwn(
  trx: Executor,
  rater: Rater,
  id: string,
): Promise<{ assignment: AssignmentState; setAside: boolean }> {
  const row = (await lockRater(trx, rater.id))!;
  const found = await lockAssignment(trx, id);
  if (found === undefined) {
    throw new AppError('not_found', 'There is no such task. Reload the page to go on with the next one.');
  }
  if (found.raterId !== rater.id) {
    throw new AppError('forbidden', "This task is another rater's. Reload the page to go on with your own.");
  }
  return { assignment: found, setAside: row.excluded_at !== null };
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

/** Whoever is set aside is told no more than that they are done. */
function partComplete(): AppError {
  return new AppError(
    'conflict',
    'Your part in this study is complete; this judgment was not stored. Thank you for your work.',
  );
}

function assertValid(
  { configuration }: Row<'studies'>,
  { kind }: AssignmentState,
  submission: Submission,
): void {
  const { protocol } = configuration;
  const { criteria, comments } = protocol;
  const asked = { kind, comments, pairwise: pairwiseOptions(protocol) };
  const problems = validateSubmission(asked, criteria, submission);
  if (problems.length > 0) throw invalid(problems);
}

/**
 * Makes sure that the block is the rater's, and extends what the rater has leased. A block whose lease ran out
 * still holds its room until somebody needs it; one that was marked since needs room anew.
 */
async function keepBlock(
  trx: Executor,
  { configuration }: Row<'studies'>,
  { item, block, raterId, blockState, leasedUntil }: AssignmentState,
  now: Date,
): Promise<void> {
  if (blockState === 'expired' && !(await holdRoom(trx, item))) {
    throw new AppError(
      'conflict',
      'This task was reserved for you for a limited time and has gone to another rater meanwhile; the judgment was not stored. Reload the page to go on with the next task.',
    );
  }
  const { protocol } = configuration;
  const [enough, until] = [leaseEnough(protocol, now), leaseEnd(protocol, now)];
  if (blockState === 'leased' && leasedUntil >= enough) return;
  await leaseAgain(trx, block, until);
  await extendLeases(trx, { raterId, now, enough, until });
}

async function store(
  trx: Executor,
  rater: Rater,
  assignment: AssignmentState,
  submission: Submission,
  revision: number,
  now: Date,
): Promise<Submitted> {
  const { id, swapped } = assignment;
  const { preference } = submission;
  const judgment = {
    study_id: rater.studyId,
    assignment_id: id,
    revision,
    choice: preference === undefined ? null : choiceOf(preference, swapped),
    strength: submission.strength ?? null,
    comment: cleanComment(submission.comment),
    active_ms: submission.activeMs,
    submitted_at: now,
    idempotency_key: submission.key,
  };
  await insertJudgment(trx, judgment, submission.ratings ?? {});
  if (revision === 1) await markJudged(trx, assignment, now);
  return { assignment: id, revision, submittedAt: now };
}

function toSubmitted(judgment: Row<'judgments'>): Submitted {
  const { assignment_id, revision, submitted_at } = judgment;
  return { assignment: assignment_id, revision, submittedAt: submitted_at };
}
