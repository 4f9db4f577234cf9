import type { Executor } from '#db/database.ts';
import { draftOfStudy } from '#db/queries/drafts.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { draftOf } from './draftOf.ts';

/** Raters that are reckoned with where nobody has said how many there will be. */
const USUAL = 10;

/**
 * How many raters the set-up of a study reckoned with.
 * @throws AppError `not_found`
 */
export async function draftRaters(db: Executor, slug: string): Promise<number> {
  const { id } = await requireStudy(db, slug);
  const draft = await draftOfStudy(db, id);
  const planning = draft === undefined ? undefined : (await draftOf(db, draft)).values.planning;
  const raters =
    typeof planning === 'object' && planning !== null && 'raters' in planning ? planning.raters : null;
  return typeof raters === 'number' && Number.isInteger(raters) && raters >= 2 ? raters : USUAL;
}
