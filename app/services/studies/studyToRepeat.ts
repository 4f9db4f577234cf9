import type { Executor } from '#db/database.ts';
import { countItems } from '#db/queries/overview.ts';
import { requireStudy } from './requireStudy.ts';

/** A study that may be done again, as the page that asks for it tells of it. */
export interface StudyToRepeat {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly items: number;
  readonly baseline: string;
}

/** @throws AppError `not_found` */
export async function studyToRepeat(db: Executor, slug: string): Promise<StudyToRepeat> {
  const { id, name, configuration } = await requireStudy(db, slug);
  return {
    slug,
    name,
    question: configuration.question,
    items: await countItems(db, id),
    baseline: configuration.systems.find(({ role }) => role === 'baseline')!.name,
  };
}
