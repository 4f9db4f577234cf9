import { inspect } from 'node:util';
import { inWords } from '#app/core/shared/problem.ts';

/** A failure as it is logged; no field ever reads `[object Object]`. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly status?: number;
  readonly stack?: string;
  readonly problems?: readonly unknown[];
  readonly cause?: DescribedError;
  readonly errors?: readonly DescribedError[];
}

const MOST_CAUSES = 5;
/** Beyond these a list of faults is in the answer that its sender got. */
const MOST_LISTED = 10;

/**
 * Whatever was thrown, as data: an Error with stack and causes, a response or Remix's own form of one by its status,
 * anything else as Node prints it. What PostgreSQL says in `detail` is left out: it quotes people's data.
 */
export function describeError(thrown: unknown, depth = 0): DescribedError {
  if (thrown instanceof Error) return describe(thrown, depth);
  if (typeof thrown === 'object' && thrown !== null && 'status' in thrown) {
    const { status, statusText, error } = thrown as {
      status: unknown;
      statusText?: unknown;
      error?: unknown;
    };
    return {
      type: thrown.constructor?.name ?? 'Object',
      message: `${String(status)} ${typeof statusText === 'string' ? statusText : ''}`.trim(),
      ...(typeof status === 'number' ? { status } : {}),
      ...causeOf(error, depth),
    };
  }
  return {
    type: typeof thrown,
    message: typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 3 }),
  };
}

function describe(error: Error, depth: number): DescribedError {
  const { code, problems, errors } = error as { code?: unknown; problems?: unknown; errors?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(Array.isArray(problems) && problems.length > 0
      ? { problems: problems.slice(0, MOST_LISTED).map(inEnglish) }
      : {}),
    ...causeOf(error.cause, depth),
    ...(Array.isArray(errors) && depth < MOST_CAUSES
      ? { errors: errors.slice(0, MOST_LISTED).map((each) => describeError(each, depth + 1)) }
      : {}),
  };
}

function causeOf(cause: unknown, depth: number): { cause?: DescribedError } {
  return cause === undefined || depth >= MOST_CAUSES ? {} : { cause: describeError(cause, depth + 1) };
}

/** A fault as logs tell it: at its place, in words. */
function inEnglish(fault: unknown): unknown {
  const { path, reason, params } = (fault ?? {}) as { path?: unknown; reason?: unknown; params?: object };
  if (typeof reason !== 'string') return fault;
  return { path, message: inWords({ reason, params: { ...params } }) };
}
