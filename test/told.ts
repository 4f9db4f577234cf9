import type { Problem } from '#app/core/shared/errors.ts';
import { problemText } from '#app/i18n/problems.ts';

/** Faults in English words, at their places. */
export function told(problems: readonly Problem[]): { path: string; message: string }[] {
  return problems.map((problem) => ({ path: problem.path, message: problemText('en', problem) }));
}
