import type { Sent } from '#app/core/api/schemas.ts';
import type { StudyPlan } from '#app/services/analysis/studyPlan.ts';
import { sayHere } from '../shared/sayHere.server.ts';

/** A plan as the API tells it. */
export function planned({ refused, ...plan }: StudyPlan): Sent<'Plan'> {
  return {
    ...plan,
    recommended: plan.recommended && { ...plan.recommended, powerBand: [...plan.recommended.powerBand] },
    asked: plan.asked && { ...plan.asked, powerBand: [...plan.asked.powerBand] },
    refused: refused && { ...refused, params: { ...refused.params }, message: sayHere(refused) },
  };
}
