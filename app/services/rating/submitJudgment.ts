import { AppError, problemsIn, type Problem } from '#app/core/shared/errors.ts';
import { cleanComment } from '#app/core/shared/comment.ts';
import type { ShownTask } from '#app/core/kinds/definition.ts';
import { kinds } from '#app/core/kinds/kinds.ts';
import { shownSlots } from '#app/core/kinds/layout.ts';
import { submissionSchema, type ReceivedSubmission } from '#app/core/ratings/judgment.ts';
import { validateSubmission } from '#app/core/ratings/validateSubmission.ts';
import type { Protocol } from '#app/core/studies/protocol.ts';
import type { Database, Executor } from '#db/database.ts';
import { lockStep, type AssignmentState, type Step } from '#db/queries/assignments.ts';
import { extendLeases, leaseAgain } from '#db/queries/blocks.ts';
import { judgmentsOf, ratedText, storeJudgment } from '#db/queries/judgments.ts';
import { holdRoom } from '#db/queries/rooms.ts';
import type { Row } from '#db/schema.ts';
import { applyExclusionRule } from './applyExclusionRule.ts';
import { ASKED_EVERY } from './applyRetentionRule.ts';
import { configurationOf, knownStudy } from './knownStudies.ts';
import { assertOpen, lockOwn, partComplete } from './ownAssignment.ts';
import { leaseEnd, leaseEnough } from './lease.ts';
import type { Rater } from './raterIdentity.ts';

const NOT_STORED = 'judgment';

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
  const known = knownStudy(db, rater.studyId);
  const { submitted, asked } = await db.transaction().execute(async (trx) => {
    const step = await lockOwnStep(trx, rater, parsed.assignment, known?.version ?? '');
    const earlier = step.submittedAt === null ? [] : await judgmentsOf(trx, step.id);
    const same = earlier.find((judgment) => judgment.idempotency_key === parsed.key);
    if (same !== undefined) return { submitted: toSubmitted(same), asked: false };
    assertOpen(step, NOT_STORED);
    if (step.setAside) throw partComplete(NOT_STORED);
    const { protocol } = configurationOf(db, rater.studyId, known, step);
    const stored = await assertValid(trx, protocol, step, parsed);
    if (earlier.length === 0) await keepBlock(trx, protocol, step, now);
    const submitted = await store(trx, rater, step, parsed, stored, earlier.length + 1, now);
    const asked = step.isControl || (step.position + 1) % ASKED_EVERY === 0;
    return { submitted, asked };
  });
  // Afterwards, because it gives room back in many items and must hold none before.
  if (asked) await applyExclusionRule(db, rater, now);
  return submitted;
}

async function lockOwnStep(trx: Executor, rater: Rater, id: string, known: string): Promise<Step> {
  const step = await lockStep(trx, { id, raterId: rater.id, known });
  if (step !== undefined) return step;
  await lockOwn(trx, rater, id); // says what is wrong
  throw new Error(`assignment ${id} is the rater's, and is not`);
}

function parse(submission: unknown): ReceivedSubmission {
  const parsed = submissionSchema.safeParse(submission);
  if (parsed.success) return parsed.data;
  const problems = problemsIn(parsed.error);
  throw invalid(problems);
}

function invalid(problems: readonly Problem[]): AppError {
  return new AppError('not-sent-as-fits', { faults: [...problems] }, { problems });
}

/** Gives the answer as it is stored. */
async function assertValid(
  trx: Executor,
  protocol: Protocol,
  { id, kind, swapped, arrangement }: AssignmentState,
  submission: ReceivedSubmission,
): Promise<object> {
  const { layout, answer } = kinds.of(kind);
  const shown: ShownTask = {
    swapped,
    arrangement,
    texts: shownSlots(layout, { swapped, arrangement }).length,
    text: answer.readsText(protocol, submission) ? ((await ratedText(trx, id)) ?? '') : null,
  };
  const problems = validateSubmission(answer.asked(protocol, shown), submission, protocol);
  if (problems.length > 0) throw invalid(problems);
  return answer.toStored(submission, shown);
}

/**
 * Makes sure that the block is the rater's, and extends what the rater has leased. A block whose lease ran out
 * still holds its room until somebody needs it; one that was marked since needs room anew.
 */
async function keepBlock(
  trx: Executor,
  protocol: Protocol,
  { item, block, raterId, blockState, leasedUntil, blockSetAside }: AssignmentState,
  now: Date,
): Promise<void> {
  if (blockSetAside) {
    throw new AppError('task-passed-on');
  }
  if (blockState === 'expired' && !(await holdRoom(trx, item))) {
    throw new AppError('lease-over');
  }
  const [enough, until] = [leaseEnough(protocol, now), leaseEnd(protocol, now)];
  if (blockState === 'leased' && leasedUntil >= enough) return;
  await leaseAgain(trx, block, until);
  await extendLeases(trx, { raterId, now, enough, until });
}

async function store(
  trx: Executor,
  rater: Rater,
  { id, kind, block }: AssignmentState,
  submission: ReceivedSubmission,
  stored: object,
  revision: number,
  now: Date,
): Promise<Submitted> {
  const row = {
    study_id: rater.studyId,
    assignment_id: id,
    revision,
    comment: cleanComment(submission.comment),
    active_ms: submission.activeMs,
    submitted_at: now,
    idempotency_key: submission.key,
  };
  await storeJudgment(trx, { row, kind, stored }, revision === 1 ? { raterId: rater.id, block } : null);
  return { assignment: id, revision, submittedAt: now };
}

function toSubmitted(judgment: Row<'judgments'>): Submitted {
  const { assignment_id, revision, submitted_at } = judgment;
  return { assignment: assignment_id, revision, submittedAt: submitted_at };
}
