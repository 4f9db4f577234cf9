import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { moveStudy } from './moveStudy.ts';

/**
 * Ends a study without a verdict; raters' links say that it is over.
 *
 * @throws AppError `not_found`; `conflict` where the study's state does not allow it
 */
export async function withdrawStudy(
  db: Database,
  slug: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<Row<'studies'>> {
  return await moveStudy(db, slug, 'withdrawn', now);
}
