import { Migrator, type Migration } from 'kysely';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';

/**
 * Brings the tables up to date; with nothing to do it changes nothing. Several processes may start at once: an
 * advisory lock lets one of them work and the others wait. All outstanding migrations happen or none.
 *
 * @param migrations every migration there is, oldest first, by a name that begins with its number
 */
export async function migrateToLatest(
  db: Database,
  migrations: Record<string, Migration> = MIGRATIONS,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
