import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';
import { countAtWork } from '#db/queries/atWork.ts';
import { countBlocks } from '#db/queries/blocks.ts';
import { judgmentsPerDay } from '#db/queries/judgments.ts';
import { countRaters } from '#db/queries/raters.ts';
import { askedOfStudy } from './askedOfStudy.ts';
import { requireStudy } from './requireStudy.ts';

/** A rater of whom nothing was seen for longer isn't at work: few texts take as long to judge. */
export const AT_WORK_MINUTES = 5;

/** How far a study is: counts only, nothing of what was judged. */
export interface StudyProgress {
  slug: string;
  state: StudyState;
  /** Items that have tasks. */
  items: number;
  blocks: {
    /** What the items ask for, all together. */
    asked: number;
    submitted: number;
    /** Reserved by a lease that runs. */
    leased: number;
    /** Left incomplete; beyond what was asked for. */
    expired: number;
  };
  /** Tasks judged, corrections not counted, those of incomplete blocks included. */
  judgments: number;
  /** Tasks of all the blocks that are asked for. */
  judgmentsExpected: number;
  raters: { people: number; simulated: number };
  /** Raters who sent something, or were given tasks, within `AT_WORK_MINUTES`. */
  atWork: number;
  /** Days in UTC on which tasks were judged, the first one first. */
  perDay: { day: string; judgments: number }[];
}

/** @throws AppError `not_found` */
export async function studyProgress(
  db: Executor,
  slug: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<StudyProgress> {
  const study = await requireStudy(db, slug);
  const asked = await askedOfStudy(db, study);
  const perDay = await judgmentsPerDay(db, study.id);
  return {
    slug: study.slug,
    state: study.state,
    items: asked.items,
    blocks: { asked: asked.blocks, ...(await countBlocks(db, study.id, now)) },
    judgments: perDay.reduce((sum, day) => sum + day.judgments, 0),
    judgmentsExpected: asked.judgments,
    raters: await countRaters(db, study.id),
    atWork: await countAtWork(db, study.id, new Date(now.getTime() - AT_WORK_MINUTES * 60_000)),
    perDay,
  };
}
