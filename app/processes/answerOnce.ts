import { errorData, errorOfData, isAppError } from '#app/core/shared/errors.ts';
import type { Answer, Reply, Thrown, Told } from './askProcess.ts';

/** So many entries of a list go in one message: it is taken up in a few milliseconds. */
const PART = 500;

/** What is answered; `rows` go in parts. */
export interface Answered {
  readonly result: unknown;
  readonly rows?: readonly unknown[];
}

/** What a process tells whoever asked while it works. */
export interface Back {
  /** Asks something back. Throws what came of it: an AppError, or an error with the `code` that a database gave it. */
  ask(question: unknown): Promise<unknown>;
  /** Says how far it is. */
  report(progress: unknown): void;
}

/**
 * In a process that `askProcess` starts: takes one message, answers it, and ends with whoever asked.
 *
 * @param takeUp what is made of each part that comes ahead of the message, as it comes
 */
export function answerOnce<Message, Part = never>(
  answer: (message: Message, parts: readonly Part[], back: Back) => Answered | Promise<Answered>,
  takeUp: (given: never) => Part = (given) => given,
): void {
  const send = (message: Answer) => process.send?.(message);
  const parts: Part[] = [];
  const waiting = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  const back: Back = {
    ask: async (of) => {
      const question = asked++;
      const reply = await new Promise<Reply>((resolve) => {
        waiting.set(question, resolve);
        send({ question, of });
      });
      waiting.delete(question);
      if ('found' in reply) return reply.found;
      throw errorOf(reply.thrown);
    },
    report: (progress) => void send({ progress }),
  };
  const taken = async (told: Told) => {
    try {
      if ('replied' in told) {
        waiting.get(told.replied)?.(told.reply);
        return;
      }
      if ('given' in told) {
        parts.push(takeUp(told.given as never));
        return;
      }
      const { result, rows = [] } = await answer(told.asked as Message, parts, back);
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

function errorOf(thrown: Thrown): Error {
  if ('refused' in thrown) return errorOfData(thrown.refused);
  const { message, ...said } = thrown;
  return Object.assign(new Error(message), said);
}
