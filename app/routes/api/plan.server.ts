import { OPERATIONS } from '#app/core/api/operations.ts';
import { studyPlan } from '#app/services/analysis/studyPlan.ts';
import { answers } from './api.server.ts';
import { planned } from './planned.server.ts';

/** How large a study has to be that is configured so. */
export const plan = answers(OPERATIONS.plan, async ({ body: { configuration, ...sizes } }) =>
  planned(await studyPlan(configuration, sizes)),
);
