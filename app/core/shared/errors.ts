/** Every failure that the program explains carries one of these codes. */
export const ERROR_CODES = [
  'invalid_input', // the caller's data or options are wrong: 400, exit 2
  'not_authenticated', // nobody is signed in: 401, exit 4
  'forbidden', // signed in, but not allowed: 403, exit 4
  'not_found', // no such study, link, file …: 404, exit 3
  'conflict', // the state does not allow it (closed study, lease gone, folder in use): 409, exit 5
  'gone', // was there and is over (withdrawn study, revoked link): 410, exit 3
  'too_large', // a text or file beyond its limit: 413, exit 2
  'too_slow', // a request that did not end in time: 408, exit 75
  'too_many', // more requests than allowed from there, try again later: 429, exit 75
  'unsupported', // a body of a kind that is not taken here: 415, exit 2
  'model_unusable', // a model folder that is missing, broken or does not fit: 422, exit 6
  'configuration', // the environment or a configuration file is wrong: 500, exit 78
  'unavailable', // a resource is busy or out of reach, try again: 503, exit 75
  'internal', // a defect of ours: 500, exit 70
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const STATUS: Record<ErrorCode, { http: number; exit: number }> = {
  invalid_input: { http: 400, exit: 2 },
  not_authenticated: { http: 401, exit: 4 },
  forbidden: { http: 403, exit: 4 },
  not_found: { http: 404, exit: 3 },
  conflict: { http: 409, exit: 5 },
  gone: { http: 410, exit: 3 },
  too_large: { http: 413, exit: 2 },
  too_slow: { http: 408, exit: 75 },
  too_many: { http: 429, exit: 75 },
  unsupported: { http: 415, exit: 2 },
  model_unusable: { http: 422, exit: 6 },
  configuration: { http: 500, exit: 78 },
  unavailable: { http: 503, exit: 75 },
  internal: { http: 500, exit: 70 },
};

/** One fault of several, at its place in the input. */
export interface Problem {
  /** Where: `line 3`, `items[2].references`, a form field's name. */
  readonly path: string;
  /** What is wrong and what to do, one sentence. */
  readonly message: string;
}

/** The faults that a schema found, by their places in the input. */
export function problemsIn(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}): Problem[] {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

/**
 * The one error class of the program. `message` names the cause, the place and the remedy in a sentence that
 * may be shown to a person; `problems` lists all faults where an input has several.
 *
 * @example throw new AppError('not_found', 'There is no study "summer"; `evenhand list` shows what there is.')
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; problems?: readonly Problem[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.problems = options.problems ?? [];
  }
}

/** Whether `error` is an AppError. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** The HTTP status of an error; anything that is not an AppError is a defect: 500. */
export function httpStatusOf(error: unknown): number {
  return STATUS[isAppError(error) ? error.code : 'internal'].http;
}

/** The process exit code of an error (sysexits where they fit); anything that is not an AppError: 70. */
export function exitCodeOf(error: unknown): number {
  return STATUS[isAppError(error) ? error.code : 'internal'].exit;
}
