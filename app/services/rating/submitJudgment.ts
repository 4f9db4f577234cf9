import { AppError, problemsIn, type Problem } from '#app/core/shared/errors.ts';
import { cleanComment } from '#app/core/shared/comment.ts';
import { submissionSchema, type ReceivedSubmission } from '#app/core/ratings/judgment.ts';
import type { Protocol } from '#app/core/studies/protocol.ts';
import type { Database, Executor } from '#db/database.ts';
import { lockStep, type AssignmentState, type Step } from '#db/queries/assignments.ts';
import { extendLeases, leaseAgain } from '#db/queries/blocks.ts';
import {
  judgmentsOf,
  storeJudgment,
  storeJudgmentAtOnce,
  type WholeJudgment,
} from '#db/queries/judgments.ts';
import { holdRoom } from '#db/queries/rooms.ts';
import type { SeenStep } from '#db/queries/seenStep.ts';
import type { Row } from '#db/schema.ts';
import { applyExclusionRule } from './applyExclusionRule.ts';
import { ASKED_EVERY } from './applyRetentionRule.ts';
import { configurationOf, knownStudy } from './knownStudies.ts';
import { assertOpen, lockOwn, partComplete } from './ownAssignment.ts';
import { leaseEnd, leaseEnough } from './lease.ts';
import type { Rater } from './raterIdentity.ts';
import { storedAnswer } from './storedAnswer.ts';

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
    const answer = await storedAnswer(trx, protocol, step, parsed);
    if ('problems' in answer) throw invalid(answer.problems);
    if (earlier.length === 0) await keepBlock(trx, protocol, step, now);
    const submitted = await store(trx, rater, step, parsed, answer.stored, earlier.length + 1, now);
    return { submitted, asked: isRuleAsked(step) };
  });
  // Afterwards, because it gives room back in many items and must hold none before.
  if (asked) await applyExclusionRule(db, rater, now);
  return submitted;
}

/** Whether the rule for setting aside is asked after a task. */
function isRuleAsked({ isControl, position }: Pick<Step, 'isControl' | 'position'>): boolean {
  return isControl || (position + 1) % ASKED_EVERY === 0;
}

/**
 * The same in one statement and without a transaction around it, for the first judgment of a task under a lease that
 * needs no extension, as most are.
 *
 * @param step as it was read with the rater
 * @param submission by `submissionSchema`
 * @returns whether it was stored; false where anything is out of the ordinary, wrong things among it: then nothing
 *   has changed, and `submitJudgment` does what is to be done or says what is wrong
 */
export async function submitAtOnce(
  db: Database,
  rater: Rater,
  step: SeenStep,
  submission: ReceivedSubmission,
  { now = new Date() }: { now?: Date } = {},
): Promise<boolean> {
  const known = knownStudy(db, rater.studyId);
  if (known?.version !== step.version) return false;
  const { protocol } = known.configuration;
  const answer = await storedAnswer(db, protocol, step, submission);
  if ('problems' in answer) return false;
  const row = rowOf(rater, step.id, submission, 1, now);
  const judgment = { row, kind: step.kind, stored: answer.stored };
  const first = { raterId: rater.id, block: step.block };
  if (!(await storeJudgmentAtOnce(db, judgment, first, step, leaseEnough(protocol, now)))) return false;
  if (isRuleAsked(step)) await applyExclusionRule(db, rater, now);
  return true;
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
  const row = rowOf(rater, id, submission, revision, now);
  await storeJudgment(trx, { row, kind, stored }, revision === 1 ? { raterId: rater.id, block } : null);
  return { assignment: id, revision, submittedAt: now };
}

function rowOf(
  rater: Rater,
  assignment: string,
  submission: ReceivedSubmission,
  revision: number,
  now: Date,
): WholeJudgment['row'] {
  return {
    study_id: rater.studyId,
    assignment_id: assignment,
    revision,
    comment: cleanComment(submission.comment),
    active_ms: submission.activeMs,
    submitted_at: now,
    idempotency_key: submission.key,
  };
}

function toSubmitted(judgment: Row<'judgments'>): Submitted {
  const { assignment_id, revision, submitted_at } = judgment;
  // What a rater submits here has its time; only what was made elsewhere may lack it, and nobody submits that again.
  return { assignment: assignment_id, revision, submittedAt: submitted_at! };
}
