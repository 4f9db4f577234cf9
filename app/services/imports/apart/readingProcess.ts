// The process in which `readApart` reads a file: takes one, answers once.
import { answerOnce } from '#app/processes/answerOnce.ts';
import { READING_TASKS, type ReadingMessage } from './readingTasks.ts';

answerOnce(({ task, bytes, input }: ReadingMessage) => READING_TASKS[task](bytes, input as never));
