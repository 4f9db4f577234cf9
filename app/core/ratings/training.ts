import { kinds } from '../kinds/kinds.ts';
import type { KindTraining } from '../kinds/definition.ts';
import type { Training, TrainingRecord, TrainingTask } from '../studies/training.ts';

/** Where a rater begins. */
export const UNTRAINED: TrainingRecord = { attempt: 1, right: [], state: 'running' };

/** How training tasks of a kind are shown and judged; the protocol has no others. */
export function trainingOf({ kind }: { readonly kind: string }): KindTraining {
  const { training } = kinds.of(kind);
  if (training === null) throw new Error(`there are no training tasks of the kind "${kind}"`);
  return training;
}

/** Whether a training task was answered as it should be. */
export function isRight(task: TrainingTask, fields: object): boolean {
  return trainingOf(task).isRight(task, fields);
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
