import { AppError } from '#app/core/shared/errors.ts';

/** Signals by which the system ends a process whose native code went wrong. */
const CRASHES: ReadonlySet<string> = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE']);

/**
 * What to tell whoever waited for a process that runs models when it ends.
 * @param closing whether it was asked to end
 * @param lastWords what it wrote to standard error, kept as the cause
 */
export function describeExit(
  closing: boolean,
  code: number | null,
  signal: NodeJS.Signals | null,
  lastWords: string,
): AppError {
  const cause = lastWords === '' ? undefined : lastWords;
  if (closing) return new AppError('unavailable', 'The process that runs models was closed.');
  if (signal !== null && CRASHES.has(signal)) {
    return new AppError(
      'model_unusable',
      `The model crashed the process that ran it (${signal}). Its ONNX file is probably damaged or uses operators in a way that onnxruntime cannot run; export it again.`,
      { cause },
    );
  }
  if (signal === 'SIGKILL') {
    return new AppError(
      'unavailable',
      'The process that runs models was killed (SIGKILL), most often because memory ran out. What was finished is kept; try again with a smaller batch or more memory.',
      { cause },
    );
  }
  const how = signal === null ? `with exit code ${code ?? 'unknown'}` : `by ${signal}`;
  return new AppError(
    'unavailable',
    `The process that runs models ended ${how}. What was finished is kept; try again, and check that \`npm ci\` completed.`,
    { cause },
  );
}
