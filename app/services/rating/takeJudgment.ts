import { submissionSchema } from '#app/core/ratings/judgment.ts';
import type { Database } from '#db/database.ts';
import { authenticateRater, authenticateWithStep } from './authenticateRater.ts';
import { raterState, type RaterState } from './raterState.ts';
import { submitAtOnce, submitJudgment } from './submitJudgment.ts';

/**
 * Stores what a rater's browser sent for a task, see `submitJudgment`, and gives where the rater stands then. It takes
 * three statements of the database where nothing is out of the ordinary.
 *
 * @param visitor the link's token, well formed, and the secret of the browser's cookie
 * @param submission what the browser sent, not checked yet
 * @throws AppError as `authenticateRater` and `submitJudgment`
 */
export async function takeJudgment(
  db: Database,
  visitor: { token: string; secret: string | undefined },
  submission: unknown,
  { now = new Date() }: { now?: Date } = {},
): Promise<RaterState> {
  const parsed = submissionSchema.safeParse(submission);
  if (!parsed.success) {
    const rater = await authenticateRater(db, visitor);
    await submitJudgment(db, rater, submission, { now }); // says what is wrong
    throw new Error('a submission that was refused was taken');
  }
  const { rater, step } = await authenticateWithStep(db, { ...visitor, assignment: parsed.data.assignment });
  const isStored = step !== null && (await submitAtOnce(db, rater, step, parsed.data, { now }));
  if (!isStored) await submitJudgment(db, rater, submission, { now });
  return await raterState(db, rater, { now });
}
