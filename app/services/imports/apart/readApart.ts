import { isAppError, AppError } from '#app/core/shared/errors.ts';
import { askProcess } from '#app/processes/askProcess.ts';
import {
  READING_TASKS,
  type ReadingInput,
  type ReadingMessage,
  type ReadingResult,
  type ReadingRow,
  type ReadingTask,
} from './readingTasks.ts';

/** A file up to which reading takes some ten milliseconds, less than a process takes to start: bytes. */
const SMALL = 256 * 1024;

/**
 * Reads a file that was uploaded: a small one here, a larger one in a process of its own, so that the pages of raters go
 * on answering meanwhile.
 *
 * @throws AppError as the task says (`READING_TASKS`); `internal` when the process fails
 */
export async function readApart<Task extends ReadingTask>(
  task: Task,
  bytes: Uint8Array,
  input: ReadingInput<Task>,
): Promise<{ readonly result: ReadingResult<Task>; readonly rows: readonly ReadingRow<Task>[] }> {
  if (bytes.length <= SMALL) {
    const { result, rows = [] } = (await READING_TASKS[task](bytes, input as never)) as {
      result: ReadingResult<Task>;
      rows?: readonly ReadingRow<Task>[];
    };
    return { result, rows };
  }
  try {
    const message: ReadingMessage = { task, bytes, input };
    const { result, parts } = await askProcess('reading', message);
    return { result: result as ReadingResult<Task>, rows: parts as readonly ReadingRow<Task>[] };
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    throw new AppError('reading-failed', {}, { cause });
  }
}
