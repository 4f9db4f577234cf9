import type { Answers } from '#app/components/rating/answers.ts';
import type { LastJudgment } from '#app/services/rating/undoLast.ts';

/** What a rater answered last, as the page holds answers. */
export function answersOf({
  ratings,
  preference,
  strength,
  ranks,
  bestWorst,
  highlights,
  comment,
}: Omit<LastJudgment, 'task'>): Answers {
  return {
    ratings,
    preference,
    strength,
    ...(ranks === null ? {} : { places: ranks }),
    ...(bestWorst === null ? {} : { ends: bestWorst }),
    ...(highlights.length === 0 ? {} : { highlights }),
    comment: comment ?? '',
  };
}
