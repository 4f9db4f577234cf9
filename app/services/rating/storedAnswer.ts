import type { ShownTask } from '#app/core/kinds/definition.ts';
import { kinds } from '#app/core/kinds/kinds.ts';
import { shownSlots } from '#app/core/kinds/layout.ts';
import type { ReceivedSubmission } from '#app/core/ratings/judgment.ts';
import { validateSubmission } from '#app/core/ratings/validateSubmission.ts';
import type { Problem } from '#app/core/shared/errors.ts';
import type { Protocol } from '#app/core/studies/protocol.ts';
import type { Executor } from '#db/database.ts';
import type { AssignmentState } from '#db/queries/assignments.ts';
import { ratedText } from '#db/queries/judgments.ts';

/**
 * Gives the answer of a submission as it is stored, or what is wrong with it for the task that it is of. What it needs of
 * the task stays as it is while a study is open, so that nothing has to be locked.
 */
export async function storedAnswer(
  db: Executor,
  protocol: Protocol,
  { id, kind, swapped, arrangement }: Pick<AssignmentState, 'id' | 'kind' | 'swapped' | 'arrangement'>,
  submission: ReceivedSubmission,
): Promise<{ stored: object } | { problems: readonly Problem[] }> {
  const { layout, answer } = kinds.of(kind);
  const shown: ShownTask = {
    swapped,
    arrangement,
    texts: shownSlots(layout, { swapped, arrangement }).length,
    text: answer.readsText(protocol, submission) ? ((await ratedText(db, id)) ?? '') : null,
  };
  const problems = validateSubmission(answer.asked(protocol, shown), submission, protocol);
  return problems.length > 0 ? { problems } : { stored: answer.toStored(submission, shown) };
}
