import type { Database } from '#db/database.ts';
import { countItems } from '#db/queries/overview.ts';
import { nextMargin, type NextMargin } from './nextMargin.ts';
import { requireStudy } from '../studies/requireStudy.ts';

/** A study that may be done again, as the page that asks for it tells of it. */
export interface StudyToRepeat {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly items: number;
  readonly baseline: string;
  /** What the series' rule makes of its margin; null where that stays. */
  readonly margin: NextMargin | null;
}

/** @throws AppError `not_found` */
export async function studyToRepeat(db: Database, slug: string): Promise<StudyToRepeat> {
  const study = await requireStudy(db, slug);
  const { id, name, configuration } = study;
  return {
    slug,
    name,
    question: configuration.question,
    items: await countItems(db, id),
    baseline: configuration.systems.find(({ role }) => role === 'baseline')!.name,
    margin: await nextMargin(db, study),
  };
}
