import type { Problem } from '../shared/errors.ts';
import type { Criterion } from '../studies/criteria.ts';
import type { HighlightOptions } from '../studies/highlights.ts';
import type { PairwiseOptions } from '../studies/protocol.ts';
import type { RankingOptions } from '../studies/ranking.ts';
import { highlightProblems } from './highlights.ts';
import type { Submission } from './judgment.ts';
import { rankingProblems } from './rankingProblems.ts';

/** What of a submission is judged here. */
type Answers = Pick<
  Submission,
  'ratings' | 'preference' | 'strength' | 'comment' | 'ranks' | 'bestWorst' | 'highlights'
>;
type AskedCriterion = Pick<Criterion, 'key' | 'scale' | 'required'>;

/** What a task asks for. `pairwise` is absent where ties are allowed and no strength is asked. */
export interface AskedTask {
  readonly kind: 'likert' | 'pairwise' | 'ranking';
  readonly comments: boolean;
  readonly pairwise?: PairwiseOptions | null;
  /** For a ranking, with the number of texts shown. */
  readonly ranking?: (RankingOptions & { readonly texts: number }) | null;
  /** Where spans of this Likert task's text may be marked. */
  readonly highlights?: (HighlightOptions & { readonly text: string }) | null;
}

/**
 * All that is wrong with a submission for its task; empty = it may be stored. A Likert task needs a whole
 * number from 1 to the scale's end for each required criterion and no preference; a pairwise one a preference,
 * with its strength where that is asked, and no ratings; a ranking a place for each text, or the best and the worst.
 * Spans are taken of a Likert task's text, a comment only where the study asks for comments.
 */
export function validateSubmission(
  task: AskedTask,
  criteria: readonly AskedCriterion[],
  submission: Answers,
): Problem[] {
  const problems = kindProblems(task, criteria, submission);
  const { ranks, bestWorst, highlights = [] } = submission;
  if (task.kind !== 'ranking' && (ranks !== undefined || bestWorst !== undefined)) {
    problems.push({ path: 'ranks', message: 'This task is no ranking; it takes no places.' });
  }
  problems.push(
    ...highlightProblems(
      highlights,
      task.highlights?.text ?? '',
      task.kind === 'likert' ? (task.highlights ?? null) : null,
      criteria.map(({ key }) => key),
    ),
  );
  if (!task.comments && (submission.comment ?? '') !== '') {
    problems.push({ path: 'comment', message: 'This study takes no comments; leave it out.' });
  }
  return problems;
}

function kindProblems(task: AskedTask, criteria: readonly AskedCriterion[], submission: Answers): Problem[] {
  switch (task.kind) {
    case 'likert':
      return likertProblems(criteria, submission);
    case 'pairwise':
      return pairProblems(submission, task.pairwise ?? { ties: true, strength: false });
    case 'ranking':
      return rankingProblems(submission, task.ranking ?? { form: 'ranking', ties: true, texts: 0 });
  }
}

function likertProblems(
  criteria: readonly AskedCriterion[],
  { ratings = {}, preference, strength }: Answers,
): Problem[] {
  const problems: Problem[] = [];
  for (const { key, scale, required } of criteria) {
    const value = Object.hasOwn(ratings, key) ? ratings[key] : undefined;
    if (value === undefined) {
      if (required === false) continue;
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
  if (preference !== undefined || strength !== undefined) {
    problems.push({
      path: 'preference',
      message: 'This task shows one text; it takes ratings, no preference.',
    });
  }
  return problems;
}

function pairProblems(
  { ratings, preference, strength }: Answers,
  { ties, strength: asksStrength }: PairwiseOptions,
): Problem[] {
  const problems: Problem[] = [];
  if (preference === undefined) {
    problems.push({
      path: 'preference',
      message: `The preference is missing: ${ties ? 'left, right or tie' : 'left or right'}.`,
    });
  }
  if (preference === 'tie' && !ties) {
    problems.push({ path: 'preference', message: 'This study allows no ties; choose left or right.' });
  }
  const preferred = preference === 'left' || preference === 'right';
  if (asksStrength && preferred && strength === undefined) {
    problems.push({ path: 'strength', message: 'How much better it is is missing: much or slightly.' });
  }
  if (strength !== undefined && (!asksStrength || preference === 'tie')) {
    const why = asksStrength ? 'A tie has no strength' : 'This study asks for no strength';
    problems.push({ path: 'strength', message: `${why}; leave it out.` });
  }
  if (ratings !== undefined && Object.keys(ratings).length > 0) {
    problems.push({
      path: 'ratings',
      message: 'This task compares two texts; it takes a preference, no ratings.',
    });
  }
  return problems;
}
