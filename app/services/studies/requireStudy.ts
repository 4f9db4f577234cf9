import { AppError } from '#app/core/shared/errors.ts';
import type { Executor, OpenTransaction } from '#db/database.ts';
import { findStudy, lockStudy } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';

/** The study with a slug; throws `not_found` where there is none. */
export async function requireStudy(db: Executor, slug: string): Promise<Row<'studies'>> {
  const study = await findStudy(db, slug);
  if (study === undefined) throw noStudy(slug);
  return study;
}

/** The same, locked until the transaction ends: its state and what is frozen with it stay as they are till then. */
export async function requireLocked(trx: OpenTransaction, slug: string): Promise<Row<'studies'>> {
  const study = await lockStudy(trx, (await requireStudy(trx, slug)).id);
  // It may have been deleted while this waited.
  if (study === undefined) throw noStudy(slug);
  return study;
}

function noStudy(slug: string): AppError {
  return new AppError('no-study', { slug });
}
