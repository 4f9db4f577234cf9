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
  if (closing) return new AppError('inference-closed');
  if (signal !== null && CRASHES.has(signal)) {
    return new AppError('model-crashed', { signal }, { cause });
  }
  if (signal === 'SIGKILL') {
    return new AppError('inference-killed', {}, { cause });
  }
  return signal === null
    ? new AppError('ended-with-code', { exit: String(code ?? '?') }, { cause })
    : new AppError('ended-by-signal', { signal }, { cause });
}
