import { PLAN_DATA, PLAN_OPTIONS, planJson } from '#scripts/planning/request.ts';
import { defineMeasure } from '../measure.ts';

/** How large a study has to be; see docs/planning.md. */
export const planMeasure = defineMeasure({ data: PLAN_DATA, options: PLAN_OPTIONS, run: planJson });
