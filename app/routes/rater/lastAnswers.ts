import { NO_ANSWERS, type Answers } from '#app/components/rating/answers.ts';
import type { LastJudgment } from '#app/services/rating/undoLast.ts';

/** What a rater answered last, as the page holds answers. */
export function answersOf({ answer, comment }: Omit<LastJudgment, 'task'>): Answers {
  const rest = { ...NO_ANSWERS, comment: comment ?? '' };
  switch (answer.kind) {
    case 'likert': {
      const { ratings, highlights = [] } = answer;
      return { ...rest, ratings, ...(highlights.length === 0 ? {} : { highlights }) };
    }
    case 'pairwise':
      return { ...rest, preference: answer.preference, strength: answer.strength ?? null };
    case 'ranking':
      return answer.ranks === undefined
        ? { ...rest, ends: answer.bestWorst }
        : { ...rest, places: answer.ranks };
  }
}
