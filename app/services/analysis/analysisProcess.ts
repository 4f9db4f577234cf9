// The process in which `computeApart` does a task: takes one input, answers once.
import { answerOnce } from '#app/processes/answerOnce.ts';
import { ANALYSIS_TASKS, type TaskMessage } from './analysisTasks.ts';

answerOnce(({ task, input }: TaskMessage) => ({ result: ANALYSIS_TASKS[task](input as never) }));
