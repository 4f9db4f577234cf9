import { problem, problemAt, type Problem } from '../shared/errors.ts';
import type { Kind } from '../kinds/kind.ts';
import { kinds, type TypesOf } from '../kinds/kinds.ts';

/** What a task asks for. */
export type AskedTask = { [K in Kind]: TypesOf[K]['asked'] }[Kind];

/** What of a submission is judged here: the fields of an answer, the kind that it says it is of, and a comment. */
export type GivenAnswer = Readonly<Record<string, unknown>> & {
  readonly kind?: string | undefined;
  readonly comment?: string | undefined;
};

/**
 * All that is wrong with a submission for its task; empty = it may be stored. The task's kind says what it needs (see
 * `problems` of its definition); fields of another kind are refused, a comment where the study asks for none.
 */
export function validateSubmission(
  asked: { readonly kind: string },
  submission: GivenAnswer,
  { comments }: { readonly comments: boolean },
): Problem[] {
  const { answer } = kinds.of(asked.kind);
  const problems = answer.problems(asked, submission);
  const known = new Set(Object.keys(answer.shape));
  for (const other of kinds.all) {
    for (const field of Object.keys(other.answer.shape)) {
      if (known.has(field) || isEmpty(submission[field])) continue;
      problems.push(problemAt(field, answer.takes));
    }
  }
  if (submission.kind !== undefined && submission.kind !== asked.kind) {
    problems.push(problemAt('kind', answer.takes));
  }
  if (!comments && (submission.comment ?? '') !== '') {
    problems.push(problem('comment', 'no-comments-taken'));
  }
  return problems;
}

/** Absent, or a list or record of nothing: what a program may send along that fills in a form for every kind. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
