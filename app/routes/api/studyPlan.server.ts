import { OPERATIONS } from '#app/core/api/operations.ts';
import { studyPlan } from '#app/services/analysis/studyPlan.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { slugOf } from '../lead/lead.server.ts';
import { answers } from './api.server.ts';
import { planned } from './planned.server.ts';

/** How large a study that is there has to be. */
export const planOfStudy = answers(OPERATIONS.planOfStudy, async ({ context: { db }, params, query }) => {
  const { configuration } = await requireStudy(db, slugOf({ params }));
  return planned(await studyPlan(configuration, query));
});
