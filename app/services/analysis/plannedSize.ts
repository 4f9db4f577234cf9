import type { AskedPlan } from '#app/core/planning/askedPlans.ts';

/** A size of a study, and what it comes to. */
export interface PlannedSize {
  readonly items: number;
  readonly raters: number;
  readonly judgments: number;
  readonly hours: number;
  /** How often such a study says "ship" where the candidate is equal, in [0, 1], and between what if the assumptions are off. */
  readonly power: number;
  readonly powerBand: readonly [number, number];
  /** Whether it has the power that was asked for. */
  readonly reachable: boolean;
}

/** The size that a plan tells; null where it can't be planned for. */
export function plannedSize(plan: AskedPlan): PlannedSize | null {
  if ('refusal' in plan) return null;
  const { items, raters, judgments, hours, power, powerBand, reachable } = plan.answer.plan;
  return { items, raters, judgments, hours, power, powerBand, reachable };
}
