import {
  errorData,
  errorOfData,
  isAppError,
  type AppError,
  type ErrorData,
} from '#app/core/shared/errors.ts';
import { startProcess } from './startProcess.ts';
import type { ProgramName } from './programs.ts';

/**
 * What a process is told: parts of what is too long for one message, if it has any, then what it is asked, and what it
 * asked back by its number.
 */
export type Told =
  | { readonly given: unknown }
  | { readonly asked: unknown }
  | { readonly replied: number; readonly reply: Reply };

/** What came of something that a process asked back. */
export type Reply = { readonly found: unknown } | { readonly thrown: Thrown };

/** An error as it crosses to a process: one that can be mended as its data, another with what a database said of it. */
export type Thrown =
  | { readonly refused: ErrorData }
  | { readonly message: string; readonly code: unknown; readonly constraint: unknown };

/**
 * What a process answers with: parts of a long list, if it has one, then once what it found; `refused` is an error that
 * whoever asked can mend, `failure` a defect.
 */
export type Answer =
  | { readonly question: number; readonly of: unknown }
  | { readonly progress: unknown }
  | { readonly part: readonly unknown[] }
  | { readonly result: unknown }
  | { readonly refused: ErrorData }
  | { readonly failure: string };

export interface AskOptions {
  /** What goes ahead of the message, one after the other; the process may take each up while the next is on its way. */
  readonly given?: readonly unknown[];
  /** Ends the process where nobody wants the answer any more. */
  readonly signal?: AbortSignal;
  /** Answers what the process asks back, while it works; it waits for that. */
  readonly reply?: (question: never) => Promise<unknown>;
  /** Hears how far it is. */
  readonly onProgress?: (progress: never) => void;
}

/**
 * Asks one of the program's own processes one thing, so that the pages of raters go on answering meanwhile. Long lists
 * come in parts: taking up a large message would itself hold everything else up.
 *
 * @param message anything that structured clone takes
 * @throws AppError what the process refused; an Error where it failed or ended
 */
export async function askProcess(
  program: ProgramName,
  message: object,
  { given = [], signal, reply, onProgress }: AskOptions = {},
): Promise<{ readonly result: unknown; readonly parts: readonly unknown[] }> {
  const child = startProcess(program, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const end = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', end);
  try {
    return await new Promise((resolve, reject) => {
      const parts: unknown[] = [];
      child.on('message', (answer: Answer) => {
        if ('part' in answer) {
          for (const one of answer.part) parts.push(one);
        } else if ('progress' in answer) onProgress?.(answer.progress as never);
        else if ('question' in answer) {
          void replyTo(answer.of, reply).then((told) => {
            const replied: Told = { replied: answer.question, reply: told };
            if (child.connected) child.send(replied, (error) => error !== null && reject(error));
          });
        } else if ('refused' in answer) reject(errorOfData(answer.refused) satisfies AppError);
        else if ('failure' in answer) reject(new Error(answer.failure));
        else resolve({ result: answer.result, parts });
      });
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new Error(`the process ended with ${signal ?? code} before it answered`)),
      );
      // Each after the one before has gone: what is in between is not held twice.
      const tell = (next: number) => {
        if (!child.connected) return;
        const told: Told = next < given.length ? { given: given[next] } : { asked: message };
        child.send(told, (error) => {
          if (error !== null) reject(error);
          else if (next < given.length) tell(next + 1);
        });
      };
      tell(0);
    });
  } finally {
    signal?.removeEventListener('abort', end);
    end();
  }
}

async function replyTo(question: unknown, reply: AskOptions['reply']): Promise<Reply> {
  try {
    if (reply === undefined) throw new Error('nobody answers what the process asks');
    return { found: await reply(question as never) };
  } catch (error) {
    if (isAppError(error)) return { thrown: { refused: errorData(error) } };
    const { message, code, constraint } = error as { message: string; code?: unknown; constraint?: unknown };
    return { thrown: { message, code, constraint } };
  }
}
