import { problem, type Problem } from '../shared/errors.ts';
import type { EligibilityQuestion } from '../studies/eligibility.ts';

/** What is wrong with the answers to the questions before joining; empty = each has one of its options. */
export function eligibilityProblems(
  questions: readonly EligibilityQuestion[],
  answers: Readonly<Record<string, string>>,
): Problem[] {
  return questions.flatMap(({ key, options }) => {
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (options.some((option) => option.key === answer)) return [];
    return [problem(`eligibility.${key}`, answer === undefined ? 'is-missing' : 'not-an-option')];
  });
}

/** Whether someone who answered so may take part. */
export function isEligible(
  questions: readonly EligibilityQuestion[],
  answers: Readonly<Record<string, string>>,
): boolean {
  return questions.every(({ key, options }) =>
    options.some((option) => option.key === answers[key] && option.eligible),
  );
}
