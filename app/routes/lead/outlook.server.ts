import { z } from 'zod';
import type { AskedPlan } from '#app/core/planning/askedPlans.ts';
import { because } from '#app/core/shared/errors.ts';
import { createMemory } from '#app/core/shared/memory.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { ruledStudy } from '#app/core/verdict/judging/settings.ts';
import type { Outlook } from '#app/components/study/draft/outlook.ts';
import { resolveLocale } from '#app/i18n/index.ts';
import { planReason, planWarnings, type PlanContext } from '#app/i18n/planning/planWords.ts';
import { computeApart } from '#app/services/analysis/computeApart.ts';
import { plannedSize } from '#app/services/analysis/plannedSize.ts';
import { sayHere } from '../shared/sayHere.server.ts';
import { searchOf } from '../shared/search.server.ts';

const size = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/, because('not-whole'))
    .transform(Number)
    .refine((count) => count >= 2 && count <= most, because('whole-between', { least: 2, most }));
const searchSchema = z.object({ items: size(100_000), raters: size(10_000) });

/** How surely a study is to ship an equal candidate: what is usual. */
const POWER = 0.8;

/** Sizes of which the curve is drawn, some four to each factor of ten. */
const CURVE = [10, 15, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000];

/** Plans of late: each takes a second of processor time, and whoever looks again or moves back asks for the same. */
const remember = createMemory(50);
const PLANS = {};

/**
 * What a study comes to with as many items and raters as the address says, and what would be enough: tasks, judgments,
 * hours, and how often it says "ship" where the candidate is equal. In the reader's language.
 *
 * @throws AppError `invalid_input` for sizes that are none
 */
export async function outlookOf(request: Request, configuration: StudyConfiguration): Promise<Outlook> {
  const { items, raters } = searchOf(request, searchSchema);
  const study = ruledStudy(configuration);
  const asked = {
    study,
    options: [{ power: POWER, items, raters }, { power: POWER }],
    curve: { raters, items: CURVE },
  };
  const { plans, curve } = await remember(PLANS, JSON.stringify(asked), () => computeApart('plans', asked));
  const [here, free] = plans;
  const enough = plannedSize(free!);
  const context = { study, locale: resolveLocale(request), asked: POWER, fixed: true };
  return {
    here: plannedSize(here!),
    refusal: 'refusal' in here! ? sayHere(here.refusal) : null,
    enough: enough?.reachable === true ? enough : null,
    curve,
    words: wordsOf(here!, context),
  };
}

function wordsOf(plan: AskedPlan, context: PlanContext): Outlook['words'] {
  if ('refusal' in plan) return { reason: null, warnings: [] };
  return { reason: planReason(plan.answer, context), warnings: planWarnings(plan.answer, context) };
}
