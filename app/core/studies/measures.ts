import { z } from 'zod';
import type { MeasureSettings } from '../measures/definition.ts';
import {
  MEASURES,
  STUDY_MEASURE_NAMES,
  STUDY_MEASURES,
  type StudyMeasureName,
} from '../measures/registry.ts';

type Names = [StudyMeasureName, ...StudyMeasureName[]];

/** The measures that may be named as voters. */
export const VOTING_MEASURES = STUDY_MEASURE_NAMES.filter(
  (name) => STUDY_MEASURES[name].vote !== null,
) as Names;

/** The measures that a study may choose to show; others come with these, or with an encoder. */
export const CHOSEN_MEASURES = STUDY_MEASURE_NAMES.filter((name) => STUDY_MEASURES[name].chosen) as Names;

/** The settings of each measure that has some, by its name in `evenhand compute`. */
const settingsSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(MEASURES).flatMap(
      ([name, definition]: [string, { settings?: z.ZodType<MeasureSettings> }]) =>
        definition.settings === undefined ? [] : [[name, definition.settings.optional()]],
    ),
  ),
) as unknown as z.ZodType<Readonly<Partial<Record<string, MeasureSettings>>>, Record<string, unknown>>;

/** What a study measures, and how. */
export const studyMeasuresSchema = z.strictObject({
  /** The measures that are computed and shown, voters among them. */
  shown: z.array(z.enum(CHOSEN_MEASURES)).default([...CHOSEN_MEASURES]),
  /** BCP 47 language of items that name none; without it the language is found by the script of their references. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag like "en" or "zh-Hans"')
    .optional(),
  settings: settingsSchema.default({}),
});
export type StudyMeasures = z.infer<typeof studyMeasuresSchema>;

/** The measures of release 0.1.0. */
const FIRST_MEASURES: readonly StudyMeasureName[] = ['bleu', 'rouge1', 'rouge2', 'rougeL', 'perplexity'];

/**
 * The measures of a study, in the order of the registry: those that it shows and what comes with them.
 * @param measures null for a study that measures as release 0.1.0 did
 */
export function measuresOf({ measures }: { readonly measures: StudyMeasures | null }): StudyMeasureName[] {
  const shown = new Set<string>(measures?.shown ?? FIRST_MEASURES);
  return STUDY_MEASURE_NAMES.filter((name) => {
    const { chosen, ...measure } = STUDY_MEASURES[name];
    return chosen ? shown.has(name) : measure.with === undefined || shown.has(measure.with);
  });
}

/** What a study sets of a measure. */
export function settingsOf(name: StudyMeasureName, measures: StudyMeasures | null): MeasureSettings {
  return measures?.settings[STUDY_MEASURES[name].measure] ?? {};
}
