import { exitCodeOf, isAppError } from '#app/core/shared/errors.ts';
import type { CommandIo } from './context.ts';

const MOST_PROBLEMS = 50;

/** Writes what went wrong to standard error, as a sentence or (with --json) as data, and gives the exit code. */
export function reportError(error: unknown, io: CommandIo, json: boolean): number {
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
