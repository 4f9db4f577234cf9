import { z } from 'zod';
import { customMeasure, type CustomMeasure } from '../measures/custom/custom.ts';
import type { MeasureSettings, NamedMeasure, StudyMeasure } from '../measures/definition.ts';
import { because } from '../shared/errors.ts';
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
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, because('not-a-language-tag'))
    .optional(),
  settings: settingsSchema.default({}),
});
export type StudyMeasures = z.infer<typeof studyMeasuresSchema>;

/** The measures of release 0.1.0. */
const FIRST_MEASURES: readonly StudyMeasureName[] = ['bleu', 'rouge1', 'rouge2', 'rougeL', 'perplexity'];

/** What a configuration says of its measures; `measures` is null for a study that measures as release 0.1.0 did. */
export interface ConfiguredMeasures {
  readonly measures: StudyMeasures | null;
  readonly customMeasures?: readonly CustomMeasure[] | undefined;
}

/**
 * The measures of a study: in the order of the registry those that it shows and what comes with them, then its custom
 * ones.
 */
export function measuresOf({ measures, customMeasures = [] }: ConfiguredMeasures): NamedMeasure[] {
  const shown = new Set<string>(measures?.shown ?? FIRST_MEASURES);
  const own = STUDY_MEASURE_NAMES.map((name) => STUDY_MEASURES[name]).filter(
    ({ name, chosen, ...measure }) =>
      chosen ? shown.has(name) : measure.with === undefined || shown.has(measure.with),
  );
  return [...own, ...customMeasures.map(customMeasure)];
}

/** What a study sets of a measure. */
export function settingsOf({ measure }: StudyMeasure, measures: StudyMeasures | null): MeasureSettings {
  return measures?.settings[measure] ?? {};
}
