import type { Executor } from '#db/database.ts';
import { listSetAside } from '#db/queries/raters.ts';
import { requireStudy } from './requireStudy.ts';

/** A rater who is set aside, and by whom: only what a lead did can be taken back. */
export interface ExcludedRater {
  readonly rater: string;
  readonly by: 'lead' | 'rule';
  readonly reason: string;
  readonly at: Date;
}

/** @throws AppError `not_found` */
export async function listExclusions(db: Executor, slug: string): Promise<ExcludedRater[]> {
  const { id } = await requireStudy(db, slug);
  return (await listSetAside(db, id)).map((row) => ({
    rater: row.name,
    by: row.excluded_by ?? 'lead',
    reason: row.exclusion_reason ?? '',
    at: row.excluded_at!,
  }));
}
