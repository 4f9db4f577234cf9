import { STATUS_CODES } from 'node:http';
import { httpStatusOf, isAppError, type ErrorCode } from '#app/core/shared/errors.ts';
import type { Params } from '#app/core/shared/reasons/reason.ts';
import type { Locale } from '#app/i18n/locale.ts';
import { requestLocale } from '#app/log/requestScope.ts';
import { failureBody } from './failureBody.ts';

/** A failure as the API tells it: RFC 9457, with the reason of the catalogue and what it speaks of. */
export interface ProblemBody {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly reason: string;
  readonly params: Params;
  readonly problems: readonly {
    readonly path: string;
    readonly reason: string;
    readonly params: Params;
    readonly message: string;
  }[];
  /** Of a failure that is ours. */
  readonly request?: string;
}

/** Whether a path is the API's, whose failures are told so whoever asks. */
export function isOfApi(path: string): boolean {
  return /^\/api(\/|$)/.test(path);
}

/** What is told of an error; a defect of ours keeps what it is to itself. */
export function problemBody(error: unknown, locale: Locale = requestLocale()): ProblemBody {
  const { code, message, problems, request } = failureBody(error, locale).error;
  const known = isAppError(error);
  const status = httpStatusOf(error);
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Failure',
    status,
    detail: message,
    code: code as ErrorCode,
    reason: known ? error.reason : 'a-defect',
    params: known ? error.params : {},
    problems: known
      ? error.problems.map(({ path, reason, params }, index) => ({
          path,
          reason,
          params,
          message: problems[index]!.message,
        }))
      : [],
    ...(request !== undefined && { request }),
  };
}
