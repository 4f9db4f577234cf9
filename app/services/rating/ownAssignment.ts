import { AppError } from '#app/core/shared/errors.ts';
import type { Undone } from '#app/core/shared/reasons/rating.ts';
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
    throw new AppError('no-such-task');
  }
  if (found.raterId !== rater.id) {
    throw new AppError('task-of-another');
  }
  return { assignment: found, setAside: row.excluded_at !== null };
}

/**
 * Throws unless the study is open: `gone` where it is withdrawn, `conflict` otherwise.
 *
 * @param undone what was not done
 */
export function assertOpen({ state }: Pick<Row<'studies'>, 'state'>, undone: Undone): void {
  if (state === 'open') return;
  if (state === 'withdrawn') throw new AppError('judging-withdrawn', { undone });
  throw new AppError(state === 'paused' ? 'judging-paused' : 'judging-closed', { undone });
}

/** Whoever is set aside is told no more than that they are done. */
export function partComplete(undone: Undone): AppError {
  return new AppError('part-complete', { undone });
}
