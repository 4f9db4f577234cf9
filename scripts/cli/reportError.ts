import { AppError, exitCodeOf, isAppError, said } from '#app/core/shared/errors.ts';
import { placeText, problemText, toldError } from '#app/i18n/problems.ts';
import type { CommandIo } from './context.ts';

const MOST_PROBLEMS = 50;

/** Writes what went wrong to standard error, as a sentence or (with --json) as data, and gives the exit code. */
export function reportError(thrown: unknown, io: CommandIo, json: boolean): number {
  const error = ofTheDisk(thrown) ?? thrown;
  if (!isAppError(error)) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.stderr(`evenhand: ${problemText(io.locale ?? 'en', said('program-defect'))}
${detail}
`);
    return exitCodeOf(error);
  }
  const locale = io.locale ?? 'en';
  const { message, problems } = toldError(locale, error);
  if (json) {
    const { code, reason, params } = error;
    const faults = error.problems.map((one, k) => ({ ...one, message: problems[k]!.message }));
    io.stderr(`${JSON.stringify({ error: { code, reason, params, message, problems: faults } })}\n`);
    return exitCodeOf(error);
  }
  io.stderr(`evenhand: ${message}\n`);
  for (const { path, message: fault } of problems.slice(0, MOST_PROBLEMS)) {
    io.stderr(`  ${placeText(locale, path)}: ${fault}\n`);
  }
  const more = problems.length - MOST_PROBLEMS;
  if (more > 0) io.stderr(`  … ${problemText(locale, said('more-faults', { count: more }))}\n`);
  return exitCodeOf(error);
}

/** What the file system may refuse, whatever the command was about to write. */
const REFUSALS = {
  ENOSPC: 'free-space',
  EDQUOT: 'free-quota',
  EROFS: 'mount-writable',
  EACCES: 'change-permissions',
} as const;

function ofTheDisk(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || isAppError(error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || !Object.hasOwn(REFUSALS, code)) return undefined;
  const why = said(REFUSALS[code as keyof typeof REFUSALS]);
  return new AppError('files-refused', { place: path ?? '', why }, { cause: error });
}
