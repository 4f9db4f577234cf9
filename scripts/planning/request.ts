import { z } from 'zod';
import { componentsSchema } from '#app/core/planning/components.ts';
import { planFor, type PlanAnswer } from '#app/core/planning/planFor.ts';
import type { Pilot } from '#app/core/planning/pilot.ts';
import { LOCALES } from '#app/core/shared/localized.ts';
import type { AdoptedPilot } from '#app/core/studies/adoptedPilot.ts';
import type { RuledStudy } from '#app/core/verdict/judging/settings.ts';
import { integer } from '#scripts/compute/schemas.ts';
import { disagreement } from '#scripts/compute/verdict/agreeing.ts';
import { STUDY_SCHEMA } from '#scripts/compute/verdict/study.ts';
import { TABLE_SCHEMAS } from '#scripts/compute/verdict/tables.ts';
import { planReason, planWarnings } from '#app/i18n/planning/planWords.ts';

/** The tables of a pilot of this study, whose names agree with it. */
export function pilotSchema(study: RuledStudy) {
  return z.strictObject(TABLE_SCHEMAS).superRefine((pilot, context) => {
    const fault = disagreement(study, pilot);
    if (fault !== null) context.addIssue({ code: 'custom', path: [...fault.path], message: fault.message });
  });
}

/** What a plan is made from: a study as `compute verdict` takes it, and components or a pilot's tables, or neither. */
export const PLAN_DATA = z
  .strictObject({
    study: STUDY_SCHEMA,
    components: componentsSchema.optional(),
    pilot: z.strictObject(TABLE_SCHEMAS).optional(),
  })
  .superRefine(({ study, pilot }, context) => {
    const fault = pilot === undefined ? null : disagreement(study, pilot);
    if (fault !== null) {
      context.addIssue({ code: 'custom', path: ['pilot', ...fault.path], message: fault.message });
    }
  });

export const PLAN_OPTIONS = z.strictObject({
  power: z.number().gt(0).lt(1).default(0.8),
  items: integer(2, 1_000_000).optional(),
  raters: integer(2, 1_000_000).optional(),
  slightControls: integer(0, 1000).optional(),
  grossControls: integer(0, 1000).optional(),
  pricePerHour: z.number().gt(0).optional(),
  locale: z.enum(LOCALES).default('en'),
});

type PlanData = z.output<typeof PLAN_DATA>;
export type PlanOptionsGiven = z.output<typeof PLAN_OPTIONS>;

/** Plans, and says in one object all that is told of a plan. */
export function planJson(data: PlanData, options: PlanOptionsGiven) {
  const { locale, power, items, raters, slightControls, grossControls, pricePerHour } = options;
  const answer: PlanAnswer = planFor({
    ...data,
    controls: {
      ...(slightControls !== undefined && { slight: slightControls }),
      ...(grossControls !== undefined && { gross: grossControls }),
    },
    options: { power, items, raters },
  });
  const { plan, question, components, assumed, band, pilot } = answer;
  const { warnings: _, ...figures } = plan;
  const fixed = items !== undefined || raters !== undefined;
  const context = { study: data.study, locale, asked: power, fixed };
  return {
    ...figures,
    reason: planReason(answer, context),
    bandFrom: band,
    ...(pricePerHour !== undefined && { cost: plan.hours * pricePerHour }),
    controls: question.controls,
    controlLoss: Object.fromEntries(
      question.lines.flatMap(({ name, gate }) => (gate === null ? [] : [[name, gate.d]])),
    ),
    components,
    assumed,
    warnings: planWarnings(answer, context),
    ...(pilot !== null && { pilot: toldOfPilot(data, pilot) }),
  };
}

/** Of tables which controls were seen by nobody and by everybody; of an adopted pilot which one it is. */
function toldOfPilot(
  { study, pilot: tables }: PlanData,
  { unnoticed, obvious }: Pilot,
): Partial<Pick<Pilot, 'unnoticed' | 'obvious'>> &
  Partial<Pick<AdoptedPilot, 'study' | 'closedAt' | 'items' | 'raters'>> {
  const { pilot: adopted } = study.configuration;
  if (tables !== undefined || adopted === undefined) return { unnoticed, obvious };
  const { study: slug, closedAt, items, raters } = adopted;
  return { study: slug, closedAt, items, raters };
}

export type PlanJson = ReturnType<typeof planJson>;
