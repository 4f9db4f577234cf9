import { NO_ANSWERS, type Answers } from '#app/components/rating/answers.ts';
import { screens } from '#app/components/kinds/screens.ts';
import type { LastJudgment } from '#app/services/rating/undoLast.ts';

/** What a rater answered last, as the page holds answers. */
export function answersOf({ answer, comment }: Omit<LastJudgment, 'task'>): Answers {
  return { ...NO_ANSWERS, ...screens.of(answer.kind).fromSent(answer), comment: comment ?? '' };
}
