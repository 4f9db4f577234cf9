import type { Answers } from '#app/components/rating/answers.ts';
import { rankingAnswer } from '#app/components/rating/ranking/rankingAnswers.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Answer, Submission } from '#app/core/ratings/judgment.ts';

/** The answers to a task as they are sent, without what goes with every judgment. */
export function answerOf(task: BlindTask, answers: Answers): Answer & Pick<Submission, 'comment'> {
  const { comment } = answers;
  return { ...ofKind(task, answers), ...(comment.trim() === '' ? {} : { comment }) } as Answer;
}

function ofKind(task: BlindTask, answers: Answers): object {
  const { ratings, preference, strength, highlights = [] } = answers;
  const { kind } = task;
  switch (task.kind) {
    case 'likert':
      return {
        kind,
        ratings: { ...ratings },
        ...(highlights.length > 0 ? { highlights: [...highlights] } : {}),
      };
    case 'pairwise':
      return {
        kind,
        ...(preference === null ? {} : { preference }),
        ...(strength === null ? {} : { strength }),
      };
    case 'ranking':
      return { kind, ...rankingAnswer(task, answers) };
  }
}

/** A judgment as it is sent. */
export function submissionOf(task: BlindTask, answers: Answers, key: string, activeMs: number): Submission {
  return { ...answerOf(task, answers), assignment: task.id, key, activeMs };
}
