import type { Kind } from '#app/core/kinds/kind.ts';
import type { Executor } from '#db/database.ts';
import { judgedAssignments } from '#db/queries/assignments.ts';
import type { Rater } from './raterIdentity.ts';

/** A task that the rater has judged, as a list of them shows it; `recallJudgment` shows it whole. */
export interface OwnJudgment {
  readonly assignment: string;
  readonly kind: Kind;
  /** The beginning of the prompt. */
  readonly prompt: string;
  readonly submittedAt: Date;
}

/** How far back a rater can go. */
const MOST = 60;

/** The tasks that a rater has judged, the last one first: a sitting's, or the latest of them. */
export async function listOwnJudgments(db: Executor, rater: Rater): Promise<OwnJudgment[]> {
  return await judgedAssignments(db, rater.id, MOST);
}
