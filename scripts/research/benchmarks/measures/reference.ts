import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AppError } from '#app/core/shared/errors.ts';

export interface Timing {
  readonly seconds: number;
  readonly value: number;
}

/** The reference implementations, in a Python process that answers one request after the other. */
export interface Reference {
  time(task: string, file: string): Promise<Timing>;
  end(): void;
}

/** @throws AppError unavailable where the interpreter or a package of it is missing */
export function openReference(python: string): Reference {
  const child = spawn(python, [fileURLToPath(new URL('../reference.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  const failed = new Promise<never>((_, reject) => {
    const remedy =
      'Install sacrebleu, rouge-score and krippendorff, and name their interpreter in BENCH_PYTHON.';
    const fail = (what: string) =>
      reject(new AppError('as-said', { text: `${what}. ${remedy}` }, { code: 'unavailable' }));
    child.on('error', (error) => fail(error.message));
    child.on('exit', () => fail(`${python} has ended`));
  });
  failed.catch(() => {});
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async time(task, file) {
      child.stdin.write(`${JSON.stringify({ task, file })}\n`);
      const line = await Promise.race([lines.next(), failed]);
      if (line.done === true) return failed;
      return JSON.parse(line.value as string) as Timing;
    },
    end: () => child.stdin.end(),
  };
}
