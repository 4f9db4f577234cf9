import { AppError, problemsIn } from '#app/core/shared/errors.ts';
import { cleanComment } from '#app/core/shared/comment.ts';
import { skipSchema, type Skip } from '#app/core/ratings/skip.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { itemsById } from '#db/queries/items.ts';
import { dropAssignment, passOnBlock } from '#db/queries/skips.ts';
import { shareStudy } from '#db/queries/studies.ts';
import { assertOpen, lockOwn, partComplete } from './ownAssignment.ts';
import type { Rater } from './raterIdentity.ts';

const NOT_PASSED_ON = 'skip';

/**
 * Passes a task on that the rater cannot judge: its block goes to somebody else with all its tasks, this rater gets
 * none of them again, and an event keeps who passed on what and why. What the rater judged of the block stays. A task
 * that was only shown a second time is left out instead, since its first judgment is there. Sending it again changes
 * nothing.
 *
 * @param input by `skipSchema`, as the browser sent it
 * @throws AppError `invalid_input`; `not_found` for an unknown task, `forbidden` for another rater's; `conflict` where
 *   it is judged already or the study is not open; `gone` where the study is withdrawn
 */
export async function skipTask(
  db: Database,
  rater: Rater,
  input: unknown,
  { now = new Date() }: { now?: Date } = {},
): Promise<void> {
  const { assignment: id, reason, note } = parse(input);
  await db.transaction().execute(async (trx) => {
    const study = (await shareStudy(trx, rater.studyId))!;
    const { assignment, setAside } = await lockOwn(trx, rater, id);
    if (assignment.blockSetAside && !setAside) return;
    assertOpen(study, NOT_PASSED_ON);
    if (setAside) throw partComplete(NOT_PASSED_ON);
    if (assignment.submittedAt !== null) {
      throw new AppError('judged-already');
    }
    if (assignment.repeat) await dropAssignment(trx, assignment, now);
    else await passOnBlock(trx, assignment.block);
    const key = (await itemsById(trx, [assignment.item]))[0]!.key;
    const detail = { rater: rater.name, item: key, task: assignment.kind, reason, note: cleanComment(note) };
    await insertEvent(trx, { studyId: study.id, at: now, actor: rater.name, kind: 'task-skipped', detail });
  });
}

function parse(input: unknown): Skip {
  const parsed = skipSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError(
    'skip-incomplete',
    {},
    {
      problems: problemsIn(parsed.error),
    },
  );
}
