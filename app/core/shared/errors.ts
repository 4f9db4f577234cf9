import { ERROR_CODES, exitOfCode, httpStatusOfCode, type ErrorCode } from './errorCodes.ts';
import { inWords, readSaid, type Problem } from './problem.ts';
import { REASONS, type ParamsOf, type Reason } from './reasons.ts';
import type { NoParams, Params, Said } from './reasons/reason.ts';

export { ERROR_CODES, type ErrorCode } from './errorCodes.ts';
export {
  saidFromText,
  problem,
  problemAt,
  readSaid,
  said,
  saidBy,
  saidAsText,
  type Problem,
} from './problem.ts';
export { asMessage, because, placeOf, problemsIn, saidOfIssue, saidOfMessage } from './schemaProblems.ts';

export interface ErrorOptions {
  readonly cause?: unknown;
  /** All faults, where an input has several. */
  readonly problems?: readonly Problem[];
  /** Where the reason leaves open what it means for the caller: of several failures, the code of the gravest. */
  readonly code?: ErrorCode;
}

/** A reason without params may be given without any. */
type Given<R extends Reason> = keyof ParamsOf<R> extends never
  ? [params?: NoParams, options?: ErrorOptions]
  : [params: ParamsOf<R>, options?: ErrorOptions];

/**
 * The one error class of the program. It says why as data, a reason with its params; whoever shows it to a person
 * finds the words in the catalogues of `app/i18n`, in that person's language. `message` is for logs: the English
 * words, where the process has them (`giveWords`).
 *
 * @example throw new AppError('no-study', { slug: 'summer' })
 */
export class AppError<R extends Reason = Reason> extends Error {
  readonly code: ErrorCode;
  readonly reason: Reason;
  readonly params: Params;
  readonly problems: readonly Problem[];

  constructor(reason: R, ...[params = {}, { cause, code, problems = [] } = {}]: Given<R>) {
    super(inWords({ reason, params }), cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code ?? REASONS[reason].code;
    this.reason = reason;
    this.params = params as Params;
    this.problems = problems;
  }
}

/** Whether `error` is an AppError. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** The HTTP status of an error; anything that is not an AppError is a defect: 500. */
export function httpStatusOf(error: unknown): number {
  return httpStatusOfCode(isAppError(error) ? error.code : 'internal');
}

/** The process exit code of an error; anything that is not an AppError: 70. */
export function exitCodeOf(error: unknown): number {
  return exitOfCode(isAppError(error) ? error.code : 'internal');
}

/** An error as data that may be stored, or sent to another process. */
export interface ErrorData extends Said {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];
}

/**
 * What an error says, as data.
 * @param most so many of its faults, by default all
 */
export function errorData({ code, reason, params, problems }: AppError, most = Infinity): ErrorData {
  return { code, reason, params, problems: problems.slice(0, most) };
}

/** The error that was data; of an earlier release it may have a sentence in place of a reason. */
export function errorOfData(
  data: Partial<ErrorData> & { readonly message?: string; readonly problems?: readonly unknown[] },
  { cause }: { cause?: unknown } = {},
): AppError {
  const { reason, params } = readSaid(data);
  const code = data.code !== undefined && ERROR_CODES.includes(data.code) ? data.code : 'internal';
  const problems = (data.problems ?? []).map((given) => ({
    path: String((given as { path?: unknown }).path ?? ''),
    ...readSaid(given),
  }));
  return new AppError(reason, params as never, { code, problems, cause });
}
