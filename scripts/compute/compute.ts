import type { Readable, Writable } from 'node:stream';
import { AppError } from '#app/core/shared/errors.ts';
import { answerLine, MOST_LINE_BYTES } from './answer.ts';
import { createFacilities } from './facilities.ts';
import { readLines } from './lines.ts';

/**
 * Answers JSON Lines requests from `input` on `output`, one line for each line that is not blank, in order. Waits
 * for a slow reader, and ends quietly when the reader has gone. Does not end `output`.
 * @param cwd the folder that relative model folders are taken from
 * @throws AppError unavailable where `input` cannot be read
 */
export async function compute(input: Readable, output: Writable, cwd = process.cwd()): Promise<void> {
  const writer = openWriter(output);
  const facilities = createFacilities(cwd);
  try {
    for await (const line of guardedLines(input)) {
      const answer = await answerLine(line, facilities);
      if (answer !== null && !(await writer.write(`${answer}\n`))) return;
    }
  } finally {
    writer.close();
    await facilities.close();
  }
}

async function* guardedLines(input: Readable) {
  try {
    yield* readLines(input, MOST_LINE_BYTES);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new AppError('stdin-unreadable', { said: cause }, { cause: error });
  }
}

/** Writes that resolve when the stream wants more: true, or false once nobody reads any longer. */
function openWriter(output: Writable) {
  let failure: NodeJS.ErrnoException | null = null;
  let wake = () => {};
  const onError = (error: NodeJS.ErrnoException) => {
    failure = error;
    wake();
  };
  const onReady = () => wake();
  output.on('error', onError);
  output.on('drain', onReady);
  output.on('close', onReady);
  const isOpen = (): boolean => {
    if (failure !== null && failure.code !== 'EPIPE') {
      throw new AppError(
        'answer-unwritable',
        { said: failure.message },
        {
          cause: failure,
        },
      );
    }
    return failure === null && output.writable;
  };
  return {
    async write(text: string): Promise<boolean> {
      if (!isOpen()) return false;
      if (!output.write(text)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (!isOpen() || !output.writableNeedDrain) resolve();
        });
      }
      return isOpen();
    },
    close() {
      output.off('drain', onReady);
      output.off('close', onReady);
    },
  };
}
