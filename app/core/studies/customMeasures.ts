import { z } from 'zod';
import type { CustomMeasure } from '../measures/custom/custom.ts';
import { STUDY_MEASURE_NAMES } from '../measures/registry.ts';
import { because } from '../shared/errors.ts';
import type { StudyState } from './lifecycle.ts';
import { marginSchema } from './margins.ts';

/** How many measures of its own a study may have. */
export const MOST_CUSTOM_MEASURES = 20;
const MOST_CHARACTERS = 40;

/** A measure whose scores are computed elsewhere and imported. */
export const customMeasureSchema = z.strictObject({
  /** As files, tables and the report call it. */
  name: z
    .string()
    .trim()
    .min(1, because('is-missing'))
    .max(MOST_CHARACTERS, because('too-many-characters', { most: MOST_CHARACTERS }))
    .regex(/^[\p{L}\p{N}][^\p{Cc}|:]*$/u, because('measure-name-unfit')),
  /** Which scores are better. */
  direction: z.enum(['higher', 'lower']),
  /** What is written behind a figure. */
  unit: z
    .string()
    .trim()
    .max(20, because('too-many-characters', { most: 20 }))
    .regex(/^[^\p{Cc}]*$/u, because('control-characters'))
    .default(''),
  /** In the unit of the scores; needed to vote. */
  margin: marginSchema.optional(),
}) satisfies z.ZodType<CustomMeasure>;

/** Names that tables and lines of evidence have for something else. */
const TAKEN = new Set(
  [...STUDY_MEASURE_NAMES, 'bleu-13a', 'reference_nll', 'preference', 'meanRating'].map(bare),
);

/** What is wrong with the names of a study's custom measures, by their places. */
export function customNameProblems(
  measures: readonly CustomMeasure[],
): { readonly index: number; readonly message: string }[] {
  const bareNames = measures.map(({ name }) => bare(name));
  return measures.flatMap(({ name }, index) => {
    if (TAKEN.has(bareNames[index]!)) {
      return [{ index, message: because('measure-name-taken', { name }) }];
    }
    const isSecond = bareNames.indexOf(bareNames[index]!) !== index;
    return isSecond ? [{ index, message: because('system-name-twice', { name }) }] : [];
  });
}

/** A name without what tells "ROUGE-L" from "rougeL". */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a measure's scores may be imported while a study is in a state. */
export function mayImportScores(state: StudyState, votes: boolean): boolean {
  if (state === 'draft' || state === 'ready') return true;
  return !votes && (state === 'open' || state === 'paused');
}
