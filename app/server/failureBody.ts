import { httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import type { Locale } from '#app/i18n/locale.ts';
import { problemText, toldError } from '#app/i18n/problems.ts';
import { currentRequest, requestLocale } from '#app/log/requestScope.ts';

/** What a person or a program is told of a failure; a defect of ours keeps its message to itself. */
export interface FailureBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly problems: readonly { readonly path: string; readonly message: string }[];
    /** Of a failure that is ours: by it the operator finds in the log what happened. */
    readonly request?: string;
  };
}

/**
 * What is told of an error; that of a defect names the request under which the log has it.
 * @param locale the reader's; by default that of the request which is being answered
 */
export function failureBody(error: unknown, locale: Locale = requestLocale()): FailureBody {
  const request = httpStatusOf(error) < 500 ? undefined : currentRequest()?.id;
  const ours = request === undefined ? {} : { request };
  if (!isAppError(error)) {
    return {
      error: {
        code: 'internal',
        message: problemText(locale, { reason: 'a-defect', params: {} }),
        problems: [],
        ...ours,
      },
    };
  }
  return { error: { code: error.code, ...toldError(locale, error), ...ours } };
}
