import { httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import { currentRequest } from '#app/log/requestScope.ts';

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

/** What is told of an error; that of a defect names the request under which the log has it. */
export function failureBody(error: unknown): FailureBody {
  const request = httpStatusOf(error) < 500 ? undefined : currentRequest()?.id;
  const ours = request === undefined ? {} : { request };
  if (!isAppError(error)) {
    return {
      error: { code: 'internal', message: 'Something in the program failed.', problems: [], ...ours },
    };
  }
  return { error: { code: error.code, message: error.message, problems: error.problems, ...ours } };
}
