import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { STRENGTHS, type Highlight, type Strength } from '#app/core/ratings/judgment.ts';
import { preferenceOf, type ShownPreference } from '#app/core/ratings/preference.ts';
import { bestWorstOf, ranksAsShown, type BestWorst } from '#app/core/ratings/ranking.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { toShown } from '#app/core/shared/shownText.ts';
import type { Executor } from '#db/database.ts';
import { findAssignmentTask } from '#db/queries/assignments.ts';
import { highlightsOf, judgmentsOf, ranksOf, ratingsOf } from '#db/queries/judgments.ts';
import { findStudyById } from '#db/queries/studies.ts';
import type { Rater } from './raterIdentity.ts';
import { toBlindTask } from './raterState.ts';

/** A judged task with what the rater answered, as it was shown. */
export interface RecalledJudgment {
  task: BlindTask;
  /** By criterion key; empty for a pairwise task. */
  ratings: Record<string, number>;
  preference: ShownPreference | null;
  /** Null where none was asked, and for a tie. */
  strength: Strength | null;
  /** The place of each text in the order shown, where a ranking asks for places. */
  ranks: number[] | null;
  /** The best and the worst of the texts as shown, where a ranking asks for these. */
  bestWorst: BestWorst | null;
  /** Spans marked in the text, in its order; empty where none were. */
  highlights: Highlight[];
  comment: string | null;
}

/**
 * One of the rater's judged tasks, to be shown for correction. Nothing changes: submitting it with a new key appends
 * a revision.
 *
 * @throws AppError `not_found` where the rater has not judged it; `conflict` where the study is not open
 */
export async function recallJudgment(
  db: Executor,
  rater: Rater,
  assignment: string,
): Promise<RecalledJudgment> {
  const study = (await findStudyById(db, rater.studyId))!;
  if (study.state !== 'open') {
    throw new AppError('conflict', `The study is ${study.state}; judgments can no longer be changed.`);
  }
  const task = UUID.test(assignment) ? await findAssignmentTask(db, rater.id, assignment) : undefined;
  const judgment = task === undefined ? undefined : (await judgmentsOf(db, task.id)).at(-1);
  if (task === undefined || judgment === undefined) {
    throw new AppError(
      'not_found',
      'You have not judged this task. Reload the page to go on with the next one.',
    );
  }
  const { choice, strength, comment } = judgment;
  const { protocol } = study.configuration;
  const ranks =
    task.arrangement === null ? null : ranksAsShown(await ranksOf(db, judgment.id), task.arrangement);
  const choosesEnds = protocol.ranking !== false && protocol.ranking.form === 'best-worst';
  return {
    task: toBlindTask(task, protocol),
    ratings: await ratingsOf(db, judgment.id),
    preference: choice === null ? null : preferenceOf(choice, task.swapped),
    strength: STRENGTHS.find((known) => known === strength) ?? null,
    ranks: choosesEnds ? null : ranks,
    bestWorst: choosesEnds && ranks !== null ? bestWorstOf(ranks) : null,
    highlights: (await highlightsOf(db, judgment.id)).map(({ criterion, comment, ...span }) => ({
      ...toShown(task.texts.single ?? '', span),
      ...(criterion === null ? {} : { criterion }),
      ...(comment === null ? {} : { comment }),
    })),
    comment,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
