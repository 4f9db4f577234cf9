import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { findStudy } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';

/** The study with a slug; throws `not_found` where there is none. */
export async function requireStudy(db: Executor, slug: string): Promise<Row<'studies'>> {
  const study = await findStudy(db, slug);
  if (study === undefined) {
    throw new AppError('not_found', `There is no study "${slug}"; \`evenhand list\` shows what there is.`);
  }
  return study;
}
