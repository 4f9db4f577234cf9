import { errorData, isAppError } from '#app/core/shared/errors.ts';
import type { Answer, Told } from './askProcess.ts';

/** So many entries of a list go in one message: it is taken up in a few milliseconds. */
const PART = 500;

/** What is answered; `rows` go in parts. */
export interface Answered {
  readonly result: unknown;
  readonly rows?: readonly unknown[];
}

/**
 * In a process that `askProcess` starts: takes one message, answers it, and ends with whoever asked.
 *
 * @param takeUp what is made of each part that comes ahead of the message, as it comes
 */
export function answerOnce<Message, Part = never>(
  answer: (message: Message, parts: readonly Part[]) => Answered | Promise<Answered>,
  takeUp: (given: never) => Part = (given) => given,
): void {
  const send = (message: Answer) => process.send?.(message);
  const parts: Part[] = [];
  const taken = async (told: Told) => {
    try {
      if ('given' in told) {
        parts.push(takeUp(told.given as never));
        return;
      }
      const { result, rows = [] } = await answer(told.asked as Message, parts);
      for (let from = 0; from < rows.length; from += PART) send({ part: rows.slice(from, from + PART) });
      send({ result });
    } catch (error) {
      if (isAppError(error)) send({ refused: errorData(error) });
      else send({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  process.on('message', (told: Told) => void taken(told));
  process.once('disconnect', () => process.exit(0));
}
