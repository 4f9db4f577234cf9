import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { AppError } from '#app/core/shared/errors.ts';
import type { Timing } from './reference.ts';
import type { Task } from './tasks.ts';

/** `evenhand compute` of a checkout of this project, in a process of its own. */
export interface Checkout {
  /** How long it takes from sending a request until its answer is there, and the figure that it gives. */
  time(task: Pick<Task, 'title' | 'figure'>, request: string): Promise<Timing>;
  end(): void;
}

/** What every version computes at once: the start of the program isn't measured. */
const FIRST = JSON.stringify({
  id: 0,
  measure: 'bleu',
  data: { hypotheses: ['it is so'], references: [['it is so']] },
});

/**
 * Starts the program of a checkout and waits until it answers.
 *
 * @param folder of the checkout, with its packages and built
 * @throws AppError `unavailable` where the folder has no such program, or the program ends or refuses a request
 */
export async function openCheckout(folder: string): Promise<Checkout> {
  const program = path.join(folder, 'bin', 'evenhand.js');
  if (!existsSync(program))
    throw refusal(`${folder} has no bin/evenhand.js; name a checkout of this project.`);
  const child = spawn(process.execPath, [program, 'compute'], { cwd: folder, stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said = `${said}${part.toString()}`.slice(-2000)));
  const ended = new Promise<never>((_, reject) => {
    const fail = (why: string) => reject(refusal(`The program in ${folder} ${why}. ${said}`.trim()));
    child.on('error', (error) => fail(`does not start: ${error.message}`));
    child.on('close', (code) => fail(`has ended with ${code} before it answered`));
    // It has ended by then, which says more.
    child.stdin.on('error', () => {});
  });
  ended.catch(() => {});
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (request: string): Promise<string> => {
    child.stdin.write(`${request}\n`);
    const line = await Promise.race([lines.next(), ended]);
    return line.done === true ? await ended : (line.value as string);
  };
  await ask(FIRST);
  return {
    async time({ title, figure }, request) {
      const start = process.hrtime.bigint();
      const answer = await ask(request);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const { value, error } = JSON.parse(answer) as { value?: never; error?: { message: string } };
      if (error !== undefined)
        throw refusal(`${title}: the program in ${folder} refuses it. ${error.message}`);
      return { seconds, value: figure(value as never) };
    },
    end: () => child.stdin.end(),
  };
}

function refusal(text: string): AppError {
  return new AppError('as-said', { text }, { code: 'unavailable' });
}
