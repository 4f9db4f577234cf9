import type { Problem } from '#app/core/shared/errors.ts';
import type { AskedPlan } from '#app/core/planning/askedPlans.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { ruledStudy } from '#app/core/verdict/judging/settings.ts';
import { computeApart } from './computeApart.ts';
import { plannedSize, type PlannedSize } from './plannedSize.ts';

export interface StudyPlan {
  readonly power: number;
  /** The smallest size of that power; null where none has it. */
  readonly recommended: PlannedSize | null;
  /** The sizes that were asked for; null where none were, or can't be planned for. */
  readonly asked: PlannedSize | null;
  readonly refused: Problem | null;
}

/** How large a study has to be to ship an equal candidate with a power, and what the sizes come to that are asked for. */
export async function studyPlan(
  configuration: StudyConfiguration,
  { items, raters, power }: { items?: number | undefined; raters?: number | undefined; power: number },
): Promise<StudyPlan> {
  const fixed = {
    ...(items !== undefined && { items }),
    ...(raters !== undefined && { raters }),
  };
  const isAsked = Object.keys(fixed).length > 0;
  const { plans } = await computeApart('plans', {
    study: ruledStudy(configuration),
    options: [{ power }, ...(isAsked ? [{ power, ...fixed }] : [])],
    curve: { raters: 0, items: [] },
  });
  const [free, own] = plans as [AskedPlan, AskedPlan?];
  const recommended = plannedSize(free);
  return {
    power,
    recommended: recommended?.reachable === true ? recommended : null,
    asked: own === undefined ? null : plannedSize(own),
    refused: own !== undefined && 'refusal' in own ? own.refusal : null,
  };
}
