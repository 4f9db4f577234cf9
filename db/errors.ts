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
