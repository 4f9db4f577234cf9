import { AppError, exitCodeOf, isAppError } from '#app/core/shared/errors.ts';
import type { CommandIo } from './context.ts';

const MOST_PROBLEMS = 50;

/** Writes what went wrong to standard error, as a sentence or (with --json) as data, and gives the exit code. */
export function reportError(thrown: unknown, io: CommandIo, json: boolean): number {
  const error = ofTheDisk(thrown) ?? thrown;
  if (!isAppError(error)) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.stderr(`evenhand: this is a defect of the program, please report it:\n${detail}\n`);
    return exitCodeOf(error);
  }
  if (json) {
    const { code, message, problems } = error;
    io.stderr(`${JSON.stringify({ error: { code, message, problems } })}\n`);
    return exitCodeOf(error);
  }
  io.stderr(`evenhand: ${error.message}\n`);
  for (const problem of error.problems.slice(0, MOST_PROBLEMS)) {
    io.stderr(`  ${problem.path}: ${problem.message}\n`);
  }
  if (error.problems.length > MOST_PROBLEMS) {
    io.stderr(`  … and ${error.problems.length - MOST_PROBLEMS} more\n`);
  }
  return exitCodeOf(error);
}

/** What the file system may refuse, whatever the command was about to write. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free space and run the command again',
  EDQUOT: 'your share of the disk is used up; free space and run the command again',
  EROFS: 'the disk is read-only; name another place, or mount it for writing',
  EACCES: 'this user may not read or write there; change its permissions or name another place',
};

function ofTheDisk(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || isAppError(error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const remedy = REFUSALS[code ?? ''];
  if (remedy === undefined) return undefined;
  const place = path === undefined ? '' : ` at ${path}`;
  return new AppError('unavailable', `Files cannot be written or read${place}: ${remedy}.`, { cause: error });
}
