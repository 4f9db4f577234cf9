// The process in which `computeApart` does a task: takes one input, answers once.
import { ANALYSIS_TASKS, type TaskAnswer, type TaskMessage } from './analysisTasks.ts';

const answer = (message: TaskAnswer) => process.send?.(message);

process.once('message', ({ task, input }: TaskMessage) => {
  try {
    answer({ result: ANALYSIS_TASKS[task](input as never) });
  } catch (error) {
    answer({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.once('disconnect', () => process.exit(0));
