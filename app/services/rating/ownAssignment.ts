import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { lockAssignment, type AssignmentState } from '#db/queries/assignments.ts';
import { lockRater } from '#db/queries/raters.ts';
import type { Row } from '#db/schema.ts';
import type { Rater } from './raterIdentity.ts';

/**
 * Locks the rater and the assignment's block, in this order, and reads the assignment.
 *
 * @returns the assignment, and whether the rater is set aside
 * @throws AppError `not_found` for an unknown task, `forbidden` for another rater's
 */
export async function lockOwn(
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

/**
 * Throws unless the study is open: `gone` where it is withdrawn, `conflict` otherwise.
 *
 * @param what what was not done, as the beginning of a sentence's second half: `this judgment was not stored`
 */
export function assertOpen({ state }: Pick<Row<'studies'>, 'state'>, what: string): void {
  if (state === 'open') return;
  if (state === 'withdrawn') {
    throw new AppError('gone', `The study has been withdrawn; ${what}. Thank you for your work.`);
  }
  throw state === 'paused'
    ? new AppError('conflict', `The study is paused; ${what}. Send it again later.`)
    : new AppError('conflict', `The study is closed; ${what}. Thank you for your work.`);
}

/** Whoever is set aside is told no more than that they are done. */
export function partComplete(what: string): AppError {
  return new AppError('conflict', `Your part in this study is complete; ${what}. Thank you for your work.`);
}
