import { z } from 'zod';
import { retention } from '#app/core/statistics/retention.ts';
import { requireOneKind } from '#app/core/shared/labels.ts';
import { LOCALES } from '#app/core/shared/localized.ts';
import { judgeTables } from '#app/core/verdict/judging/judgeTables.ts';
import { verdictJson } from '#app/core/verdict/judging/verdictJson.ts';
import { defineMeasure } from '../measure.ts';
import { cells, CONFIDENCE, listSchema } from '../schemas.ts';
import { disagreement } from '../verdict/agreeing.ts';
import { STUDY_SCHEMA } from '../verdict/study.ts';
import { referencedItems, TABLE_SCHEMAS } from '../verdict/tables.ts';

/** A study with its tables, whose names agree. */
export const VERDICT_DATA = z
  .strictObject({ study: STUDY_SCHEMA, ...TABLE_SCHEMAS })
  .superRefine(({ study, ...tables }, context) => {
    const fault = disagreement(study, tables);
    if (fault !== null) context.addIssue({ code: 'custom', path: [...fault.path], message: fault.message });
  });

/** The verdict on a closed study's tables; see docs/verdict.md. */
export const verdictMeasure = defineMeasure({
  data: VERDICT_DATA,
  options: z.strictObject({ locale: z.enum(LOCALES).default('en') }),
  run: ({ study, ...tables }, { locale }) => ({
    ...verdictJson(
      study,
      tables,
      judgeTables(study, tables, { referencedItems: referencedItems(tables.items) }),
      locale,
    ),
    ...provenanceOf(tables.systems),
  }),
});

/** How systems' outputs came about, passed on where it was given. */
function provenanceOf(systems: readonly { readonly system: string; readonly provenance: object | null }[]) {
  const known = systems.flatMap(({ system, provenance }) =>
    provenance === null ? [] : [[system, provenance] as const],
  );
  return known.length === 0 ? {} : { provenance: Object.fromEntries(known) };
}

/** Whether a candidate loses less than a share of what a control does. */
export const retentionMeasure = defineMeasure({
  data: z.strictObject({
    differences: listSchema(cells('difference')),
    controls: listSchema(cells('difference')),
  }),
  options: z.strictObject({ theta: z.number().gt(0).default(0.4), confidence: CONFIDENCE.optional() }),
  run({ differences, controls }, { theta, ...options }) {
    const rows = [...differences, ...controls];
    requireOneKind(
      rows.map(([item]) => item),
      'item',
    );
    requireOneKind(
      rows.map(([, rater]) => rater),
      'rater',
    );
    const found = (list: typeof rows) =>
      list.map(([item, rater, difference]) => ({ item, rater, difference }));
    return retention(found(differences), found(controls), theta, options);
  },
});
