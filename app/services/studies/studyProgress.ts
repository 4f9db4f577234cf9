import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';
import { countBlocks } from '#db/queries/blocks.ts';
import { judgmentsPerDay } from '#db/queries/judgments.ts';
import { countRaters } from '#db/queries/raters.ts';
import { countAsked } from '#db/queries/rooms.ts';
import { requireStudy } from './requireStudy.ts';

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
  const asked = await countAsked(db, study.id);
  const perDay = await judgmentsPerDay(db, study.id);
  return {
    slug: study.slug,
    state: study.state,
    items: asked.items,
    blocks: { asked: asked.blocks, ...(await countBlocks(db, study.id, now)) },
    judgments: perDay.reduce((sum, day) => sum + day.judgments, 0),
    judgmentsExpected: asked.judgments,
    raters: await countRaters(db, study.id),
    perDay,
  };
}
