import { AppError } from '#app/core/shared/errors.ts';
import type { Executor } from '#db/database.ts';
import { pilotsOf } from '#db/queries/pilots.ts';
import { findStudyById } from '#db/queries/studies.ts';
import type { Row } from '#db/schema.ts';
import { requireStudy } from '../studies/requireStudy.ts';

/** A pilot with the study that it is for. */
export interface PilotAndStudy {
  readonly pilot: Row<'studies'>;
  readonly study: Row<'studies'>;
}

/**
 * The pilot that a slug means: its own, or the latest of the study that has this one.
 *
 * @throws AppError `not_found` where there is no such study, or it has no pilot
 */
export async function requirePilot(db: Executor, slug: string): Promise<PilotAndStudy> {
  const named = await requireStudy(db, slug);
  if (named.pilot_of !== null) return { pilot: named, study: (await findStudyById(db, named.pilot_of))! };
  const latest = (await pilotsOf(db, named.id)).find(({ state }) => state !== 'withdrawn');
  if (latest === undefined) throw new AppError('no-pilot', { slug });
  return { pilot: await requireStudy(db, latest.slug), study: named };
}

/**
 * Throws where a study is a pilot, which has no verdict.
 * @throws AppError `conflict`
 */
export function assertNoPilot({ slug, pilot_of }: Pick<Row<'studies'>, 'slug' | 'pilot_of'>): void {
  if (pilot_of !== null) throw new AppError('pilot-no-verdict', { slug });
}
