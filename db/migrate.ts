import { Migrator, sql, type Migration } from 'kysely';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';

/**
 * Brings the tables up to date; with nothing to do it asks once and changes nothing. Several processes may start at
 * once: an advisory lock lets one of them work and the others wait. All outstanding migrations happen or none.
 *
 * @throws AppError `configuration` where a newer release made the tables
 * @param migrations every migration there is, oldest first, by a name that begins with its number
 */
export async function migrateToLatest(
  db: Database,
  migrations: Record<string, Migration> = MIGRATIONS,
): Promise<void> {
  const [applied, known] = [await appliedMigrations(db), Object.keys(migrations)];
  assertKnownMigrations(applied, null, known);
  // All of them: the migrator's own look takes many times as long as the query.
  if (applied.length === known.length) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

const NO_SUCH_TABLE = '42P01';

/** The migrations that a database's tables have, oldest first; none where it has no tables. */
export async function appliedMigrations(db: Database): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    if ((error as { code?: unknown }).code === NO_SUCH_TABLE) return [];
    throw error;
  }
}

/** The migrations that this release has and a database lacks, oldest first; with none the two fit each other. */
export async function outstandingMigrations(db: Database): Promise<string[]> {
  const applied = new Set(await appliedMigrations(db));
  return Object.keys(MIGRATIONS).filter((name) => !applied.has(name));
}

/**
 * @param applied the migrations that tables have
 * @param backup the file of a backup that they belong to; null for the database
 * @throws AppError `configuration` where this release doesn't know one of them: a newer one made the tables
 */
export function assertKnownMigrations(
  applied: readonly string[],
  backup: string | null,
  known: readonly string[] = Object.keys(MIGRATIONS),
): void {
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const names = unknown.join(', ');
  throw backup === null
    ? new AppError('newer-release-database', { unknown: names })
    : new AppError('newer-release-backup', { file: backup, unknown: names });
}
