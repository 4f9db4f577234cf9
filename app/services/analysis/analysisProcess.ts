// The process in which `computeApart` does a task: takes one input, answers once.
import { answerOnce } from '#app/processes/answerOnce.ts';
import { ANALYSIS_TASKS, type TaskMessage } from './analysisTasks.ts';
import type { StudyPart } from './studyParts.ts';

answerOnce(
  ({ task, input }: TaskMessage, parts: readonly StudyPart[]) => ({
    result: ANALYSIS_TASKS[task](input as never, parts),
  }),
  (part: string) => JSON.parse(part) as StudyPart,
);
