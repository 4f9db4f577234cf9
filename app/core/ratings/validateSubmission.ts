import type { Problem } from '../shared/errors.ts';
import type { Criterion } from '../studies/criteria.ts';
import type { Submission } from './judgment.ts';

/**
 * All that is wrong with a submission for its task; empty = it may be stored. A Likert task needs a whole
 * number from 1 to the scale's end for each criterion and no preference; a pairwise one a preference and no
 * ratings; a comment is taken only where the study asks for comments.
 */
export function validateSubmission(
  task: { readonly kind: 'likert' | 'pairwise'; readonly comments: boolean },
  criteria: readonly Pick<Criterion, 'key' | 'scale'>[],
  submission: Pick<Submission, 'ratings' | 'preference' | 'comment'>,
): Problem[] {
  const problems = task.kind === 'likert' ? likertProblems(criteria, submission) : pairProblems(submission);
  if (!task.comments && (submission.comment ?? '') !== '') {
    problems.push({ path: 'comment', message: 'This study takes no comments; leave it out.' });
  }
  return problems;
}

function likertProblems(
  criteria: readonly Pick<Criterion, 'key' | 'scale'>[],
  { ratings = {}, preference }: Pick<Submission, 'ratings' | 'preference'>,
): Problem[] {
  const problems: Problem[] = [];
  for (const { key, scale } of criteria) {
    const value = Object.hasOwn(ratings, key) ? ratings[key] : undefined;
    if (value === undefined) {
      problems.push({ path: `ratings.${key}`, message: `The rating for ${key} is missing.` });
    } else if (!Number.isInteger(value) || value < 1 || value > scale) {
      problems.push({
        path: `ratings.${key}`,
        message: `The rating for ${key} must be a whole number from 1 to ${scale}, not ${value}.`,
      });
    }
  }
  for (const key of Object.keys(ratings)) {
    if (!criteria.some((criterion) => criterion.key === key)) {
      problems.push({
        path: `ratings.${key}`,
        message: `This study has no criterion ${JSON.stringify(key)}.`,
      });
    }
  }
  if (preference !== undefined) {
    problems.push({
      path: 'preference',
      message: 'This task shows one text; it takes ratings, no preference.',
    });
  }
  return problems;
}

function pairProblems({ ratings, preference }: Pick<Submission, 'ratings' | 'preference'>): Problem[] {
  const problems: Problem[] = [];
  if (preference === undefined) {
    problems.push({ path: 'preference', message: 'The preference is missing: left, right or tie.' });
  }
  if (ratings !== undefined && Object.keys(ratings).length > 0) {
    problems.push({
      path: 'ratings',
      message: 'This task compares two texts; it takes a preference, no ratings.',
    });
  }
  return problems;
}
