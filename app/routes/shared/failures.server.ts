import { data } from '@remix-run/node';
import { httpStatusOf } from '#app/core/shared/errors.ts';
import { reportFailure } from '#app/log/requestScope.ts';
import { failureBody } from '#app/server/failureBody.ts';

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
    throw data(failureBody(error), { status: httpStatusOf(error), headers: { 'Cache-Control': 'no-store' } });
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
    return Response.json(failureBody(error), { status: httpStatusOf(error), headers });
  }
}
