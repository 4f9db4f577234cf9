import type { Training, TrainingRecord, TrainingTask } from '../studies/training.ts';
import type { Submission } from './judgment.ts';

/** Where a rater begins. */
export const UNTRAINED: TrainingRecord = { attempt: 1, right: [], state: 'running' };

/** Whether a training task was answered as it should be: each expected criterion within its range. */
export function isRight(
  task: TrainingTask,
  { ratings = {}, preference }: Pick<Submission, 'ratings' | 'preference'>,
): boolean {
  if (task.kind === 'pairwise') return preference !== undefined && task.expected.includes(preference);
  return Object.entries(task.expected).every(([criterion, { lowest, highest }]) => {
    const value = ratings[criterion];
    return value !== undefined && value >= lowest && value <= highest;
  });
}

/**
 * Where a rater stands after a further answer. With the round's last answer it is passed, or begins anew, or is
 * failed for good where no attempt is left.
 */
export function afterAnswer(
  { tasks, passMark, attempts }: Pick<Training, 'passMark' | 'attempts'> & { tasks: readonly unknown[] },
  record: TrainingRecord,
  right: boolean,
): TrainingRecord {
  const answers = [...record.right, right];
  if (answers.length < tasks.length) return { ...record, right: answers };
  const share = answers.filter(Boolean).length / tasks.length;
  if (share >= passMark - 1e-9) return { ...record, right: answers, state: 'passed' };
  if (record.attempt < attempts) return { attempt: record.attempt + 1, right: [], state: 'running' };
  return { ...record, right: answers, state: 'failed' };
}
