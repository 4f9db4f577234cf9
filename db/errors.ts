import { AppError } from '#app/core/shared/errors.ts';

/** What PostgreSQL says of a failure, in the form that both PGlite and node-postgres give it. */
interface PostgresError {
  code: string;
  constraint?: string;
}

const UNIQUE_VIOLATION = '23505';

/** Whether a write failed because a row with the same key exists; by `constraint` only if that one was hit. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: hit } = (error ?? {}) as Partial<PostgresError>;
  return code === UNIQUE_VIOLATION && (constraint === undefined || hit === constraint);
}

const DISK_FULL = '53100';

/**
 * Runs a query. That the disk is full is no defect of ours, and is said with what to do; the cause keeps what
 * PostgreSQL said.
 * @throws AppError `unavailable` where the database's disk is full
 */
export async function explainingFullDisk<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
    if (code !== DISK_FULL) throw error;
    throw new AppError('disk-full', { said: String(message) }, { cause: error });
  }
}
