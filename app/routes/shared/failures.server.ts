import { data } from '@remix-run/node';
import { httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import { currentRequest, reportFailure } from '#app/log/requestScope.ts';

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

function bodyOf(error: unknown): FailureBody {
  const request = httpStatusOf(error) < 500 ? undefined : currentRequest()?.id;
  const ours = request === undefined ? {} : { request };
  if (!isAppError(error)) {
    return {
      error: { code: 'internal', message: 'Something in the program failed.', problems: [], ...ours },
    };
  }
  return { error: { code: error.code, message: error.message, problems: error.problems, ...ours } };
}

/** Logs a failure of ours; what else AppError explains is the asker's to mend. */
function report(error: unknown): void {
  if (httpStatusOf(error) >= 500) reportFailure(error);
}

/**
 * Runs the loader or action of a page. An error becomes a response with its status, which the route's error
 * boundary shows; responses that are thrown (redirects) pass.
 */
export async function forPage<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Response) throw error;
    report(error);
    throw data(bodyOf(error), { status: httpStatusOf(error), headers: { 'Cache-Control': 'no-store' } });
  }
}

/** Runs a resource that answers in JSON: what it gives, or `{error: {code, message, problems}}` with its status. */
export async function forProgram(run: () => Promise<unknown>): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  try {
    const result = await run();
    return result instanceof Response ? result : Response.json(result, { headers });
  } catch (error) {
    if (error instanceof Response) return error;
    report(error);
    return Response.json(bodyOf(error), { status: httpStatusOf(error), headers });
  }
}
