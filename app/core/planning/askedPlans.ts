import { isAppError, problemAt, type Problem } from '../shared/errors.ts';
import type { RuledStudy } from '../verdict/judging/settings.ts';
import { fewestRaters, mostRaters } from './design.ts';
import { planFor, type PlanAnswer } from './planFor.ts';
import type { PlanOptions } from './plan.ts';
import type { PlanQuestion } from './question.ts';
import { powerOf } from './search.ts';

/** How surely studies of other sizes ship an equal candidate. */
export interface CurveAsked {
  readonly raters: number;
  readonly items: readonly number[];
}

export interface PlansAsked {
  readonly study: RuledStudy;
  /** Sizes that are fixed, for one plan each. */
  readonly options: readonly PlanOptions[];
  readonly curve: CurveAsked;
}

export interface PlansAnswered {
  readonly plans: readonly AskedPlan[];
  /** Sizes at which fixed raters can't do the work are left out. */
  readonly curve: readonly { readonly items: number; readonly power: number }[];
}

/** A plan, or why these sizes can't be planned for. */
export type AskedPlan = { readonly answer: PlanAnswer } | { readonly refusal: Problem };

/** Several plans of one study: what a size comes to beside the size that is recommended, say; and the power of others. */
export function askedPlans({ study, options, curve }: PlansAsked): PlansAnswered {
  const plans = options.map((one): AskedPlan => {
    try {
      return { answer: planFor({ study, options: one }) };
    } catch (error) {
      if (!isAppError(error)) throw error;
      return { refusal: problemAt('', error) };
    }
  });
  const known = plans.find((plan) => 'answer' in plan);
  return { plans, curve: known === undefined ? [] : curveOf(known.answer.question, curve) };
}

function curveOf(question: PlanQuestion, { raters, items }: CurveAsked): PlansAnswered['curve'] {
  const powerAt = powerOf(question);
  return items
    .filter((count) => fewestRaters(question, count) <= raters && raters <= mostRaters(question, count))
    .map((count) => ({ items: count, power: powerAt({ items: count, raters }) }));
}
