import { AppError } from '#app/core/shared/errors.ts';
import { askProcess, type AskOptions } from '#app/processes/askProcess.ts';
import type { AnalysisTask, TaskInput, TaskMessage, TaskResult } from './analysisTasks.ts';

/**
 * Does a task in a process of its own, so that the pages of raters go on answering meanwhile.
 *
 * @param options `given`: a study's tables, as `partsOf` gives them, for the tasks that take them
 * @throws AppError `internal` when the process fails
 */
export async function computeApart<Task extends AnalysisTask>(
  task: Task,
  input: TaskInput<Task>,
  options: AskOptions = {},
): Promise<TaskResult<Task>> {
  try {
    const message: TaskMessage = { task, input };
    return (await askProcess('analysis', message, options)).result as TaskResult<Task>;
  } catch (cause) {
    throw new AppError('figures-failed', {}, { cause });
  }
}
