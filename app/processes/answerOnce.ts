import { errorData, isAppError } from '#app/core/shared/errors.ts';
import type { Answer } from './askProcess.ts';

/** So many entries of a list go in one message: it is taken up in a few milliseconds. */
const PART = 500;

/** What is told of what was asked; `rows` go in parts. */
export interface Told {
  readonly result: unknown;
  readonly rows?: readonly unknown[];
}

/** In a process that `askProcess` starts: takes one message, answers it, and ends with whoever asked. */
export function answerOnce<Message>(answer: (message: Message) => Told | Promise<Told>): void {
  const send = (message: Answer) => process.send?.(message);
  process.once('message', (message) => {
    void (async () => {
      try {
        const { result, rows = [] } = await answer(message as Message);
        for (let from = 0; from < rows.length; from += PART) send({ part: rows.slice(from, from + PART) });
        send({ result });
      } catch (error) {
        if (isAppError(error)) send({ refused: errorData(error) });
        else send({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    })();
  });
  process.once('disconnect', () => process.exit(0));
}
