import { AppError } from '#app/core/shared/errors.ts';
import { startProcess } from '#app/processes/startProcess.ts';
import type { AnalysisTask, TaskAnswer, TaskInput, TaskMessage, TaskResult } from './analysisTasks.ts';

/**
 * Does a task in a process of its own, so that the pages of raters go on answering meanwhile.
 * @throws AppError `internal` when the process fails
 */
export async function computeApart<Task extends AnalysisTask>(
  task: Task,
  input: TaskInput<Task>,
): Promise<TaskResult<Task>> {
  const child = startProcess('analysis', [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const answer = await new Promise<TaskAnswer>((resolve, reject) => {
      child.once('message', resolve);
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new Error(`the process ended with ${signal ?? code} before it answered`)),
      );
      const message: TaskMessage = { task, input };
      child.send(message, (error) => error !== null && reject(error));
    });
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.result as TaskResult<Task>;
  } catch (cause) {
    throw new AppError('figures-failed', {}, { cause });
  } finally {
    child.kill('SIGKILL');
  }
}
